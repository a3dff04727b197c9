import type { Emotion } from '@banxing/cards';

/** What a feeling sounds like, strongest feelings first: a frightened person is calmed before an angry one is soothed. */
const voices: readonly (readonly [Emotion, RegExp])[] = [
  [
    'anxious',
    /怎么办|咋办|咋整|点算|害怕|好怕|吓|慌|担心|着急死|急死|心里没底|不放心|会不会被骗|被骗|骗子|上当|盗刷|冻结了怎么|worried|scared|afraid|panic|anxious|nervous/iu,
  ],
  [
    'urgent',
    /赶紧|赶快|马上|立刻|立马|快点|快快|急用|着急|十万火急|等着用|来不及|即刻|尽快|urgent|asap|right now|immediately|hurry|quick(?:ly)?\b/iu,
  ],
  [
    'angry',
    /什么破|垃圾|气死|烦死|投诉|骗人|有病|太差|差劲|搞什么|搞乜|什么玩意|扯淡|坑人|坑爹|无语|受够|凭什么|凭啥|都第几次|还不行|废物|滚|妈的|tmd|ridiculous|terrible|useless|stupid|angry|fed up|damn/iu,
  ],
  ['sad', /难过|伤心|哭|去世|过世|走了以后|没钱了|活不下去|绝望|唉+|心酸|失业|被裁|sad\b|depress|passed away|lost my job/iu],
  ['confused', /不懂|不明白|看不懂|搞不清|搞不懂|弄不明白|糊涂|什么意思|啥意思|整不明白|晕|怎么弄|咋弄|不会弄|confus|don'?t understand|what do you mean|lost here/iu],
  ['happy', /太好了|谢谢你|真棒|开心|高兴|哈哈|嘻嘻|厉害|给力|赞|爱了|发工资啦|great|awesome|thank you so much|love it|nice one|😀|😄|🎉|👍/iu],
];

const exclamations = /[!！]{2,}|[?？]{3,}/u;

/** The feeling that the words carry; plain requests are `neutral`. */
export function emotionOf(text: string): Emotion {
  for (const [emotion, voice] of voices) if (voice.test(text)) return emotion;
  return exclamations.test(text) ? 'urgent' : 'neutral';
}
