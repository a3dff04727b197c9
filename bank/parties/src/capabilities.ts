import type { Capability } from '@banxing/capability';
import { appElderMode } from './capabilities/app-elder-mode.ts';
import { appFontSize } from './capabilities/app-font-size.ts';
import { appHelp } from './capabilities/app-help.ts';
import { appHomeAdd } from './capabilities/app-home-add.ts';
import { appHomeRemove } from './capabilities/app-home-remove.ts';
import { appLanguage } from './capabilities/app-language.ts';
import { appNotifications } from './capabilities/app-notifications.ts';
import { appOpen } from './capabilities/app-open.ts';
import { appReadAloud } from './capabilities/app-read-aloud.ts';
import { appTheme } from './capabilities/app-theme.ts';
import type { PartiesCapabilityUses } from './capability-uses.ts';

/** How the app looks, speaks and is found one's way in. */
export const partiesCapabilities = (uses: PartiesCapabilityUses): Capability[] => [
  appFontSize(uses),
  appElderMode(uses),
  appTheme(uses),
  appLanguage(uses),
  appReadAloud(uses),
  appHomeAdd(uses),
  appHomeRemove(uses),
  appNotifications(uses),
  appOpen(uses),
  appHelp(uses),
];
