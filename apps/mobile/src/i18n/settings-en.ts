import type { passwordZh, settingsZh } from './settings-zh.ts';

/** The words of what is set in Me, and of the page on which the password is changed, in English. */
export const settingsEn: typeof settingsZh = {
  messages: 'Messages and voice',
  push: 'Notifications on this phone',
  pushAbout: 'Due days, large spending and the like. The lock screen never shows an amount',
  pushOn: 'This phone will be told when something matters.',
  pushOff: 'This phone is told no more. Messages are in the inbox.',
  pushNever: 'This browser cannot show notifications. Messages are in the inbox.',
  pushFault: {
    unsupported: 'This browser cannot show notifications yet. Install the app and try again.',
    refused: 'Notifications are off. You can allow them in the browser’s settings.',
    unavailable: 'The bank cannot push messages now. They are in the inbox.',
    failed: 'That did not work. Please try again. Messages are in the inbox.',
  },
  readAloud: 'Read answers aloud',
  readAloudAbout: 'The bank’s answers are spoken. Mind who is near',
  more: 'Often used',
  inbox: 'Messages',
  guardian: 'Family guardians',
  devices: 'Signed-in devices',
  devicesSay: 'My signed-in devices',
  password: 'Change the password',
  passwordSay: 'Change my sign-in password',
};

export const passwordEn: typeof passwordZh = {
  title: 'Change the password',
  about: 'Afterwards all other devices are signed out.',
  current: 'Current password',
  next: 'New password',
  again: 'New password again',
  missing: 'Please fill in all three. Nothing was changed.',
  differs: 'The two new passwords differ. Nothing was changed.',
  submit: 'Change the password',
  busy: 'Changing…',
  failed: 'Nothing was changed. Please try again later.',
  unreachable:
    'The network broke off, so we cannot tell. Try the new password; if it fails, the old one holds.',
  ask: 'Confirm with the PIN first',
  askSay: 'Change my sign-in password',
  safe: 'Enter it only here. The bank never asks for it.',
  done: 'The password is changed',
  back: 'Back to Banxing',
};
