import type { guardianZh, inboxZh } from './watch-zh.ts';

/** The words of the inbox, of today's matters and of guarding, in English. */
export const inboxEn: typeof inboxZh = {
  title: 'Messages',
  open: (count: number) => (count === 0 ? 'Messages' : `Messages, ${count} unread`),
  unread: 'Unread',
  none: 'No messages yet',
  noneAbout: 'Salary in, something due, an unusual charge: it is told here.',
  today: 'What matters today',
};

export const guardianEn: typeof guardianZh = {
  title: 'Family guard',
  waiting: (name: string) => `A payment of ${name} waits for you`,
  invited: (name: string) => `${name} asks you to be a guardian`,
  see: 'Look at it',
  pays: (name: string) => `${name} wants to send`,
  invites: (name: string) => `${name} asks you to be a guardian`,
  inviteAbout: 'If you accept, you are asked before a risky payment. You never see balances.',
  payee: 'Payee',
  asked: 'Asked',
  until: 'Answer by',
  callFirst: 'Call them first and ask what it is for; then decide.',
  stop: 'Stop this payment',
  approve: 'I asked; let it go',
  accept: 'Accept',
  decline: 'Decline',
  none: 'Nothing waits for you',
  noneAbout: 'When somebody in your family is about to make a risky payment, you are asked here.',
  foot: 'You see the amount, the payee and the reasons, never a balance.',
};
