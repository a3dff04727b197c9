import { z } from 'zod';
import { needs, ready, refused, setting } from '@banxing/capability';
import { ok, refuse, words } from '@banxing/kernel';
import type { PartiesCapabilityUses } from '../capability-uses.ts';
import { type HomeTile, homeTiles, tileNamed } from '../home-tiles.ts';
import { tileOption } from './app-home-add.ts';
import { saying, settingsAnswer } from './settings-answer.ts';

const localized = z.object({ zh: z.string(), en: z.string() });
const output = z.object({
  tile: z.object({ id: z.string(), title: localized }),
  home: z.array(z.string()),
});
type Output = z.infer<typeof output>;
type Refusal = { readonly code: 'not_on_home'; readonly tile: HomeTile };

/** 把理财从首页移除. */
export const appHomeRemove = ({ db, parties, offered }: PartiesCapabilityUses) =>
  setting<{ feature?: string | undefined }, HomeTile, Output, Refusal>({
    id: 'app.home_remove',
    title: words('从首页移除', 'Take off the home page'),
    about: words('把某个功能从首页移除', 'Takes something off the home page'),
    authority: 'interface',
    input: z.object({ feature: z.string().max(60).optional() }),
    output,
    refusals: {
      not_on_home: ({ tile }) =>
        words(`“${tile.title.zh}”本来就不在首页。`, `“${tile.title.en}” is not on the home page.`),
    },
    complete: async (caller, input) => {
      const feature = input.feature?.trim() ?? '';
      const { home } = await parties.preferences(db, caller.customer);
      const there = homeTiles(home, offered());
      const tile =
        feature === ''
          ? undefined
          : (tileNamed(
              feature,
              there.map((each) => ({ ...each, about: each.title })),
            ) ?? tileNamed(feature, offered()));
      if (!tile) {
        const question =
          feature === ''
            ? words('要移除首页上的哪一个?', 'Which one shall go?')
            : words(
                `首页上没有“${feature}”,移除哪一个?`,
                `There is no “${feature}” there. Which one shall go?`,
              );
        return needs({ slot: 'feature', question, options: there.map(tileOption) });
      }
      return there.some(({ id }) => id === tile.id) ? ready(tile) : refused({ code: 'not_on_home', tile });
    },
    perform: async (tx, caller, tile) => {
      const { before, now } = await parties.changePreferences(tx, caller.customer, ({ home }) => {
        const there = homeTiles(home, offered()).map(({ id }) => id);
        return there.includes(tile.id) ? { home: there.filter((id) => id !== tile.id) } : {};
      });
      if (before.home === now.home) return refuse({ code: 'not_on_home', tile });
      return ok({ tile, home: homeTiles(now.home, offered()).map(({ id }) => id) });
    },
    answer: ({ tile, home }, { locale }) =>
      settingsAnswer(
        words(`“${tile.title.zh}”从首页移除了。`, `“${tile.title.en}” is off the home page.`),
        {
          setting: 'home',
          value: home.join(','),
          label: words(`首页移除:${tile.title.zh}`, `Off home: ${tile.title.en}`),
        },
        { locale },
        [
          { action: 'open:/home', label: words('看首页', 'Home page') },
          saying(locale, `把${tile.title.zh}放到首页`, `put ${tile.title.en} on the home page`),
        ],
      ),
  });
