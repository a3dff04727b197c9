import type { Words } from '@banxing/kernel';

/** What the assistant itself says. Answers about money come from the capabilities. */
export const say = {
  greet: {
    zh: '您好,我是伴行。查账、转账、还款,直接说就行。',
    en: 'Hello, this is Banxing. Ask about your money, transfers or repayments in your own words.',
  },
  thanks: { zh: '不客气,有事随时叫我。', en: 'You are welcome. I am here whenever you need me.' },
  bye: { zh: '好的,再见。', en: 'Goodbye.' },
  identity: {
    zh: '我是伴行,这家银行的智能助手,不是真人。需要真人的时候,说“转人工”。',
    en: 'I am Banxing, this bank’s automated assistant, not a person. Say “a person, please” whenever you want one.',
  },
  upset: {
    zh: '让您不痛快了,对不起。您说说是哪件事,我现在就看。',
    en: 'I am sorry this has been frustrating. Tell me what went wrong and I will look at it now.',
  },
  nothingOpen: { zh: '好的。现在没有正在办的事。', en: 'All right. Nothing is in progress.' },
  stopped: { zh: '好的,不办了,没有动您的钱。', en: 'Stopped. No money has moved.' },
  confirmOnCard: {
    zh: '口头说“确认”还不算数,请在卡片上核对后输入密码。',
    en: 'Saying yes is not enough to move money. Please check the card and enter your PIN.',
  },
  affirmNothing: { zh: '好的。还需要我做什么?', en: 'All right. What else can I do?' },
  nothingToRepeat: {
    zh: '我还没说过什么。您想办什么?',
    en: 'I have not said anything yet. What would you like to do?',
  },
  outOfScope: {
    zh: '这件事不归银行管,我帮不上。账户、转账、还款的事可以交给我。',
    en: 'That is outside what a bank can do. I can help with accounts, transfers and repayments.',
  },
  notYet: {
    zh: '“{title}”这里还办不了,没有做任何操作。',
    en: '“{title}” cannot be done here yet. Nothing was changed.',
  },
  notUnderstood: {
    zh: '我没听明白。您可以换个说法,比如:',
    en: 'I did not understand. You could put it another way, for example:',
  },
  unsure: { zh: '您是想办下面哪一件?', en: 'Which of these did you mean?' },
  tooLong: {
    zh: '这段话太长了,请用一两句说要办的事。',
    en: 'That is too long. Please say what you need in a sentence or two.',
  },
  empty: { zh: '请说一下要办什么。', en: 'Please tell me what you need.' },
  nextInLine: { zh: '接着办下一件。', en: 'Now the next one.' },
  queued: { zh: '另外一件,等这件办完接着来。', en: 'The other request follows when this one is settled.' },
  backTo: { zh: '刚才的事接着来:', en: 'Back to what we were doing:' },
  stillOpen: {
    zh: '刚才那张确认卡还在等您。',
    en: 'The confirmation card from before is still waiting for you.',
  },
  chooseOne: {
    zh: '请从下面选一个,或者说“第一个”“第二个”。',
    en: 'Please choose one, or say “the first” or “the second”.',
  },
  notUnderstoodHere: { zh: '这句我没听明白。', en: 'I did not understand that.' },
  asksIfEnough: { zh: '先看余额,还没有转账。', en: 'Here is the balance; nothing was sent.' },
  notSent: { zh: '好的,不转,没有动您的钱。', en: 'All right, nothing is sent. No money has moved.' },
  quotedWords: {
    zh: '这听起来是别人说的话,我没有转账。要是您自己要转,直接说转给谁、转多少就行。',
    en: 'That sounds like somebody else’s words, so I sent nothing. If you want to send money yourself, just say to whom and how much.',
  },
  pressedByOthers: {
    zh: '先别转账。凡是客服、公检法或陌生人让您转账、说“安全账户”“保证金”的,都是诈骗。我没有转账,钱没有动。可以先跟家人商量,或拨打 96110 问问。',
    en: 'Please do not send anything. Nobody from a bank, the police or a court asks you to move money to a “safe account”: that is a scam. Nothing was sent. Talk to your family first, or call 96110.',
  },
  onlyWished: {
    zh: '听起来是个设想,我没有转账。真要转的时候,直接说转给谁、转多少。',
    en: 'That sounds like a supposition, so I sent nothing. When you do want to, just say to whom and how much.',
  },
  inboundMoney: {
    zh: '这是别人给您转钱,我不能动别人的账户,也没有转账。可以把您的收款账号发给对方,说“我的卡号”我就给您看。',
    en: 'That would be money coming to you; I cannot reach other people’s accounts, and nothing was sent. Say “my account number” and you can give it to them.',
  },
  othersMoney: {
    zh: '我只能动您自己名下的账户,别人账户里的钱动不了,也没有转账。',
    en: 'I can only use your own accounts, never somebody else’s. Nothing was sent.',
  },
  unreadable: {
    zh: '这段文字里有会改变显示顺序的字符,金额可能看着不对,我没有转账。请重新打一遍。',
    en: 'The text has characters that change the reading direction, so an amount may not be what it looks like. Nothing was sent. Please type it again.',
  },
  alreadyDone: {
    zh: '刚才那笔已经办完了,改不了。要再转一笔的话,请说转给谁、转多少。',
    en: 'That one is already done and cannot be changed. To send another, say to whom and how much.',
  },
  eachOrAll: {
    zh: '是给每个人都转这么多,还是一共这么多?要每人一样的话,说“各转多少”;不一样就一个一个说。还没有转账。',
    en: 'The same amount to each of them, or in all? Say “each”, or name them one by one. Nothing was sent yet.',
  },
  whatIsWrong: {
    zh: '好,这一笔先作废,没有动您的钱。哪里不对?收款人、金额还是付款账户,直接说对的就行。',
    en: 'That one is void and no money has moved. What should be different: the payee, the amount or the account?',
  },
  reasonsLead: { zh: '原因是:', en: 'Here is why:' },
  noReasons: {
    zh: '刚才没有拒绝或拦下什么。想问哪一笔、哪个建议,直接说就行。',
    en: 'Nothing was refused or stopped just now. Tell me which payment or advice you mean.',
  },
  notYetTime: {
    zh: '这件事还没到时候,我没有转账。到时候跟我说一声,或者告诉我具体哪一天转。',
    en: 'That has not happened yet, so nothing was sent. Tell me when it has, or name the day.',
  },
  transfersAreFree: {
    zh: '转账不收手续费,本行他行都一样。还没有转账,要转的话直接说。',
    en: 'Transfers are free, to this bank and to others. Nothing was sent; just say so if you want to send it.',
  },
  bothSides: { zh: '两边都用数字给您摆一摆。', en: 'Here are both sides in figures.' },
  oneSide: { zh: '【{title}】', en: '{title}: ' },
  yoursToChoose: {
    zh: '怎么选您定,定了跟我说,我来办。',
    en: 'The choice is yours; tell me and I will do it.',
  },
  yoursToChooseAtRisk: {
    zh: '理财的收益不保证,可能亏本;另一边的数是确定的。急用的钱先留出来。怎么选您定,定了我来办。',
    en: 'Returns on wealth products are not certain and you can lose money; the figures of the other side are certain. Keep what you may need soon. The choice is yours; tell me and I will do it.',
  },
  feelingHeard: {
    zh: '您慢慢说,我听着。要查账或办事时告诉我一声;想跟真人聊,说“转人工”。',
    en: 'I am listening. Tell me when there is something to look up or do, or say “a person, please” to talk to someone.',
  },
  formerVoided: {
    zh: '前面那张确认卡作废,按这句新的来。',
    en: 'The card before is void; this is the new request.',
  },
  cardExpired: {
    zh: '刚才那张确认卡过期了,没有扣款。重新给您列一张:',
    en: 'That card ran out and no money moved. Here is a new one:',
  },
  affirmDone: {
    zh: '刚才那笔已经办好了。还需要我做什么?',
    en: 'That one is done already. What else can I do?',
  },
  nothingOpenDone: {
    zh: '现在没有正在办的事。刚才那笔已经办完了。',
    en: 'Nothing is in progress. What you confirmed before is done already.',
  },
  whichAccount: { zh: '用哪个账户付?', en: 'From which account?' },
  noSuchDay: { zh: '日历上没有这一天,还没有转账。', en: 'There is no such day, and nothing was sent.' },
  whichDay: { zh: '哪一天转?', en: 'On which day?' },
  isSumMeant: { zh: '您是说一共转 {sum} 元吗?', en: 'Do you mean ¥{sum} in all?' },
  howMuchInAll: { zh: '那一共转多少?说个准数就行。', en: 'How much in all, then?' },
  unclearAmount: { zh: '金额我没看准,不替您猜。', en: 'The amount is not clear, and I will not guess.' },
  unreadPart: { zh: '这一项我没看懂,请再说一次。', en: 'I could not read that part. Please say it again.' },
  calmBeforePaying: {
    zh: '别急,先核对收款人和金额。要是有人催您转账,先停一停,问问家人。',
    en: 'Take a moment to check the payee and the amount. If somebody is pressing you to pay, stop and ask your family first.',
  },
  secretTold: {
    zh: '密码和验证码别发在对话里,谁要都不给。要付款的话,请在确认卡片上输入密码。这句话我没有当成别的用。',
    en: 'Never write a PIN or a code in the conversation, whoever asks. To pay, enter it on the card. I did not use what you wrote for anything.',
  },
  fraudHelp: {
    zh: '别慌,先停下所有转账,不要再给对方钱,也别告诉对方密码和验证码。没确认的卡片我已经作废。请马上打 110 报警,或拨打反诈专线 96110。聊天记录和转账记录都留着。',
    en: 'Stop every transfer now, and tell nobody your PIN or codes. Any card that was waiting is void. Call the police at 110, or the anti-fraud line 96110, right away, and keep all messages and records.',
  },
  confusedLead: { zh: '没关系,我说简单点,一步一步来。', en: 'No problem. One simple step at a time.' },
  help: {
    zh: '我能查余额、明细、收支和贷款,也能给家人朋友转账。说一句话就行,动钱之前一定请您确认。',
    en: 'I can look up balances, entries, income, spending and loans, and send money. One sentence is enough, and nothing moves before you confirm.',
  },
  pastQuestion: {
    zh: '您问的是以前的事,我查记录,不会转账。',
    en: 'You asked about the past, so I looked it up and did not send anything.',
  },
  anxiousLead: { zh: '别着急,我们一步一步来。', en: 'Take your time. One step after another.' },
  urgentLead: { zh: '好,马上。', en: 'Right away.' },
  angryLead: { zh: '抱歉让您费心了。', en: 'I am sorry for the trouble.' },
  sadLead: { zh: '我在,慢慢说。', en: 'I am here. Take your time.' },
  humanOffer: {
    zh: '需要的话,说“转人工”。',
    en: 'Say “a person, please” if you would rather talk to someone.',
  },
  noHuman: {
    zh: '人工坐席这会儿接不进来,您可以拨打网点电话,或在营业时间到网点办理。',
    en: 'No agent can be reached from here right now. Please call or visit your branch during opening hours.',
  },
} as const satisfies Record<string, Words>;

/** Puts named parts into a sentence. */
export const fillIn = (words: Words, parts: Record<string, string>): Words => {
  const put = (text: string) => text.replace(/\{(\w+)\}/gu, (_, name: string) => parts[name] ?? '');
  return { zh: put(words.zh), en: put(words.en) };
};

/** Offered when nothing better is known. */
export const usualSuggestions = {
  zh: ['查余额', '这个月花了多少', '给家人转账'],
  en: ['My balance', 'What did I spend this month', 'Send money to family'],
} as const;
