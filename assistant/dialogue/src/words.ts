import type { Words } from '@banxing/kernel';

/** What the assistant itself says. Answers about money come from the capabilities. */
export const say = {
  greet: { zh: '您好,我是伴行。查账、转账、还款,直接说就行。', en: 'Hello, this is Banxing. Ask about your money, transfers or repayments in your own words.' },
  thanks: { zh: '不客气,有事随时叫我。', en: 'You are welcome. I am here whenever you need me.' },
  bye: { zh: '好的,再见。', en: 'Goodbye.' },
  identity: {
    zh: '我是伴行,这家银行的智能助手,不是真人。需要真人的时候,说“转人工”。',
    en: 'I am Banxing, this bank’s automated assistant, not a person. Say “a person, please” whenever you want one.',
  },
  upset: { zh: '让您不痛快了,对不起。您说说是哪件事,我现在就看。', en: 'I am sorry this has been frustrating. Tell me what went wrong and I will look at it now.' },
  nothingOpen: { zh: '好的。现在没有正在办的事。', en: 'All right. Nothing is in progress.' },
  stopped: { zh: '好的,不办了,没有动您的钱。', en: 'Stopped. No money has moved.' },
  confirmOnCard: {
    zh: '口头说“确认”还不算数,请在卡片上核对后输入密码。',
    en: 'Saying yes is not enough to move money. Please check the card and enter your PIN.',
  },
  affirmNothing: { zh: '好的。还需要我做什么?', en: 'All right. What else can I do?' },
  nothingToRepeat: { zh: '我还没说过什么。您想办什么?', en: 'I have not said anything yet. What would you like to do?' },
  outOfScope: {
    zh: '这件事不归银行管,我帮不上。账户、转账、还款的事可以交给我。',
    en: 'That is outside what a bank can do. I can help with accounts, transfers and repayments.',
  },
  notYet: { zh: '“{title}”这里还办不了,没有做任何操作。', en: '“{title}” cannot be done here yet. Nothing was changed.' },
  notUnderstood: { zh: '我没听明白。您可以换个说法,比如:', en: 'I did not understand. You could put it another way, for example:' },
  unsure: { zh: '您是想办下面哪一件?', en: 'Which of these did you mean?' },
  tooLong: { zh: '这段话太长了,请用一两句说要办的事。', en: 'That is too long. Please say what you need in a sentence or two.' },
  empty: { zh: '请说一下要办什么。', en: 'Please tell me what you need.' },
  nextInLine: { zh: '接着办下一件。', en: 'Now the next one.' },
  queued: { zh: '另外一件,等这件办完接着来。', en: 'The other request follows when this one is settled.' },
  backTo: { zh: '刚才的事接着来:', en: 'Back to what we were doing:' },
  stillOpen: { zh: '刚才那张确认卡还在等您。', en: 'The confirmation card from before is still waiting for you.' },
  chooseOne: { zh: '请从下面选一个,或者说“第一个”“第二个”。', en: 'Please choose one, or say “the first” or “the second”.' },
  help: {
    zh: '我能查余额、明细、收支和贷款,也能给家人朋友转账。说一句话就行,动钱之前一定请您确认。',
    en: 'I can look up balances, entries, income, spending and loans, and send money. One sentence is enough, and nothing moves before you confirm.',
  },
  pastQuestion: { zh: '您问的是以前的事,我查记录,不会转账。', en: 'You asked about the past, so I looked it up and did not send anything.' },
  anxiousLead: { zh: '别着急,我们一步一步来。', en: 'Take your time. One step after another.' },
  urgentLead: { zh: '马上看。', en: 'Looking at it now.' },
  angryLead: { zh: '抱歉让您费心了。', en: 'I am sorry for the trouble.' },
  sadLead: { zh: '我在,慢慢说。', en: 'I am here. Take your time.' },
  humanOffer: { zh: '需要的话,说“转人工”。', en: 'Say “a person, please” if you would rather talk to someone.' },
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
