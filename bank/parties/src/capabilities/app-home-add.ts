import { z } from 'zod';
import { needs, ready, refused, setting, type SlotOption } from '@banxing/capability';
import { ok, refuse, words } from '@banxing/kernel';
import type { PartiesCapabilityUses } from '../capability-uses.ts';
import { type HomeTile, homeTiles, mostTiles, tileNamed } from '../home-tiles.ts';
import { saying, settingsAnswer } from './settings-answer.ts';

const localized = z.object({ zh: z.string(), en: z.string() });
const output = z.object({
  tile: z.object({ id: z.string(), title: localized }),
  fresh: z.boolean(),
  home: z.array(z.string()),
});
type Output = z.infer<typeof output>;
type Refusal = { readonly code: 'home_full' };

export const tileOption = ({ id, title }: HomeTile): SlotOption => ({ value: id, label: title });

/** What people put there most. */
const often = [
  'transfer.create',
  'bill.pay',
  'code.pay',
  'credit.repay',
  'account.transactions',
  'topup.phone',
];

/** 把转账放到首页: done at once, at the front, and kept. */
export const appHomeAdd = ({ db, parties, offered }: PartiesCapabilityUses) =>
  setting<{ feature?: string | undefined }, HomeTile, Output, Refusal>({
    id: 'app.home_add',
    title: words('放到首页', 'Put on the home page'),
    about: words('把某个功能放到首页', 'Puts something that the bank can do on the home page'),
    authority: 'interface',
    input: z.object({ feature: z.string().max(60).optional() }),
    output,
    refusals: {
      home_full: () =>
        words(
          `首页最多放 ${mostTiles} 个,先移除一个再放。这个没有放上去。`,
          `The home page holds ${mostTiles} at most. Take one off first; this one was not put there.`,
        ),
    },
    complete: async (caller, input) => {
      const feature = input.feature?.trim() ?? '';
      const tile = feature === '' ? undefined : tileNamed(feature, offered());
      const { home } = await parties.preferences(db, caller.customer);
      const there = homeTiles(home, offered());
      if (!tile) {
        const question =
          feature === ''
            ? words('要把什么放到首页?', 'What shall be on the home page?')
            : words(`这里还没有“${feature}”,放别的?`, `There is no “${feature}” here yet. Something else?`);
        const options = offered()
          .filter(({ id }) => often.includes(id) && !there.some((each) => each.id === id))
          .map(tileOption);
        return needs({ slot: 'feature', question, options });
      }
      const full = there.length >= mostTiles && !there.some(({ id }) => id === tile.id);
      return full ? refused({ code: 'home_full' }) : ready(tile);
    },
    perform: async (tx, caller, tile) => {
      const { before, now } = await parties.changePreferences(tx, caller.customer, ({ home }) => {
        const there = homeTiles(home, offered()).map(({ id }) => id);
        return there.includes(tile.id) || there.length >= mostTiles ? {} : { home: [tile.id, ...there] };
      });
      const home = homeTiles(now.home, offered()).map(({ id }) => id);
      if (!home.includes(tile.id)) return refuse({ code: 'home_full' });
      return ok({ tile, fresh: before.home !== now.home, home });
    },
    answer: ({ tile, fresh, home }, { locale }) =>
      settingsAnswer(
        fresh
          ? words(`“${tile.title.zh}”放到首页了。`, `“${tile.title.en}” is on the home page now.`)
          : words(`“${tile.title.zh}”已经在首页了。`, `“${tile.title.en}” is on the home page already.`),
        {
          setting: 'home',
          value: home.join(','),
          label: words(`首页:${tile.title.zh}`, `Home: ${tile.title.en}`),
        },
        { locale },
        [
          { action: 'open:/home', label: words('看首页', 'Home page') },
          saying(locale, `把${tile.title.zh}从首页移除`, `remove ${tile.title.en} from the home page`),
        ],
      ),
  });
