/** The words of the inbox, of today's matters and of guarding, in Chinese. */
export const inboxZh = {
  title: '消息',
  open: (count: number) => (count === 0 ? '消息' : `消息，${count} 条未读`),
  unread: '未读',
  none: '还没有消息',
  noneAbout: '工资到账、该还款了、有不寻常的扣款，都会在这里告诉你。',
  today: '今天要紧的',
};

export const guardianZh = {
  title: '家人守护',
  waiting: (name: string) => `${name} 有一笔转账等你看`,
  invited: (name: string) => `${name} 请你做守护人`,
  see: '去看看',
  pays: (name: string) => `${name} 想转出`,
  invites: (name: string) => `${name} 请你做守护人`,
  inviteAbout: '接受以后，对方有高风险转账时会请你看一看。你看不到对方的余额。',
  payee: '收款人',
  asked: '发起',
  until: '最晚答复',
  callFirst: '先给家人打个电话问清楚，再决定。',
  stop: '拦下这一笔',
  approve: '我问过了，同意转',
  accept: '接受',
  decline: '不接受',
  none: '现在没有等你看的事',
  noneAbout: '家人有高风险转账时，会在这里请你看一看。',
  foot: '你只看得到金额、收款人和原因，看不到家人的余额。',
};
