import type { Emotion } from '@banxing/cards';

type Felt = Exclude<Emotion, 'neutral'>;

/** How strongly an expression says a feeling: 3 says it outright, 2 clearly, 1 only together with something else. */
type Voice = readonly [Felt, number, RegExp];

const voices: readonly Voice[] = [
  [
    'anxious',
    3,
    /怎么办|咋办|咋整|咋搞|点算|点办|害怕|好怕|吓死|吓人|吓坏|慌|恐慌|急死|急疯|焦虑|六神无主|好惊|心里没底|心里发毛|睡不着|worried|scared|afraid|panic|anxious|nervous|terrified|freaking out/iu,
  ],
  [
    'anxious',
    2,
    /担心|住院|抢救|病危|出车祸|不放心|不踏实|会不会被?(?:骗|盗)|被骗|骗子|上当|盗刷|被盗|冻结了|怕(?:是|被|转错|钱)|不会(?:丢|没)了?吧|钱(?:不见|没|丢)了|去哪了?|安不安全|提心吊胆|what if|lost my (?:card|money)|is it safe|stolen/iu,
  ],
  [
    'urgent',
    3,
    /十万火急|急用|等着用|救命|来不及|火烧眉毛|人命关天|urgent|asap|emergency|right now|immediately/iu,
  ],
  [
    'urgent',
    2,
    /赶紧|赶快|马上|立刻|立马|快点|快快|快些|麻溜|麻利|着急|即刻|尽快|快啲|搞快点|急着|很急|太急|等不及|hurry|quick(?:ly)?\b/iu,
  ],
  [
    'angry',
    3,
    /气死|火大|受够|妈的|他妈|tmd|滚|混蛋|王八|废物|狗屁|坑人|坑爹|骗人|无耻|不像话|岂有此理|欺负人|什么(?:破|烂|鬼|垃圾)|垃圾|搞乜|顶你|扯淡|忍无可忍|fed up|furious|bullshit|damn|wtf|ridiculous|outrageous/iu,
  ],
  [
    'angry',
    2,
    /烦死|烦不烦|烦人|好烦|投诉|有病|太差|差劲|搞什么|搞啥|什么玩意|啥玩意|无语|凭什么|凭啥|都第?[几三四五六七八]次|又(?:不行|失败|出错)|还不行|老是|气人|离谱|窝火|闹心|生气|气得|terrible|useless|stupid|angry|awful|unacceptable|complain/iu,
  ],
  [
    'sad',
    3,
    /难过|伤心|去世|过世|走了以后|活不下去|绝望|心酸|失业|被裁|下岗|崩溃|撑不住|想哭|哭了|心都碎|没意思活|depress|passed away|died|lost my job|heartbroken/iu,
  ],
  [
    'sad',
    2,
    /没钱了|呜呜|唉+|难受|委屈|孤单|孤独|苦啊|命苦|好难|太难了|熬不|揭不开锅|\bsad\b|upset about|miss (?:him|her)|lonely/iu,
  ],
  [
    'confused',
    3,
    /看不懂|搞不清|搞不懂|搞不明白|弄不明白|弄不懂|整不明白|糊涂|一头雾水|听不懂|唔明|confus|don'?t understand|do not understand|no idea/iu,
  ],
  [
    'confused',
    2,
    /不懂|不明白|没(?:看|听|弄|太|大)?(?:懂|明白)|什么意思|啥意思|咩意思|不会(?:弄|用|搞|整|操作)|怎么弄|咋弄|咋用|绕晕|晕了|老糊涂|不太清楚|太复杂|what do you mean|how does this work|lost here|too complicated/iu,
  ],
  [
    'happy',
    3,
    /太好了|太棒|真棒|开心|高兴|哈哈|嘻嘻|耶|爱了|发工资啦|发奖金|好嘢|巴适|awesome|great news|love it|so happy|yay|wonderful/iu,
  ],
  [
    'happy',
    2,
    /厉害|给力|赞|真快|真方便|谢谢你(?:们)?|多谢|太感谢|真不错|great|thank you so much|nice one|perfect|[\u{1F600}-\u{1F606}\u{1F60A}\u{1F60D}\u{1F389}\u{1F44D}\u{1F970}]/iu,
  ],
  ['sad', 2, /[\u{1F622}\u{1F62D}\u{1F494}\u{1F61E}]/u],
  ['angry', 2, /[\u{1F620}\u{1F621}\u{1F92C}]/u],
  ['anxious', 2, /[\u{1F628}\u{1F630}\u{1F631}]/u],
];

/** Words that turn the next feeling round: 不着急, 别担心, “not urgent”. */
const denied =
  /(?:不用|不必|不要|不|别|没有?|唔使|莫|not|no need to|don'?t|isn'?t)\s?(?:太|那么|再|be )?(?:着急|急用|急|担心|害怕|怕|慌|生气|难过|伤心|开心|高兴|马上|赶紧|urgent|worry|worried|afraid|scared|angry|sad|hurry)/giu;
const stronger = /太|死了?|极了|真的|特别|非常|实在|so |really|very|[!\uFF01]{2,}/iu;
/** A frightened person is calmed before an angry one is soothed. */
const precedence: readonly Felt[] = ['anxious', 'angry', 'sad', 'urgent', 'confused', 'happy'];
const loud = /[!\uFF01]{3,}|[?\uFF1F]{3,}/u;

/** The feeling that the words carry, the strongest first; plain requests are `neutral`. */
export function emotionOf(text: string): Emotion {
  const words = text.replace(denied, '');
  const felt = new Map<Felt, number>();
  for (const [emotion, strength, voice] of voices) {
    if (voice.test(words)) felt.set(emotion, (felt.get(emotion) ?? 0) + strength);
  }
  const emphasis = stronger.test(words) ? 1 : 0;
  const heard = precedence
    .map((emotion) => ({ emotion, weight: felt.get(emotion) ?? 0 }))
    .filter(({ weight }) => weight + (weight > 0 ? emphasis : 0) >= 2)
    .sort((a, b) => b.weight - a.weight);
  return heard[0]?.emotion ?? (loud.test(text) ? 'urgent' : 'neutral');
}
