import { z } from 'zod';
import { type Completion, type CustomerCaller, needs, ready, refused, setting } from '@banxing/capability';
import { words } from '@banxing/kernel';
import { codeAnswer, issueWords, type ShownCode, shownCode } from '../code-answer.ts';
import type { CodesUses } from '../codes-uses.ts';
import { type City, transitCity } from '../transit-city.ts';
import type { IssueRefusal } from '../use-cases/issue-codes.ts';
import { showCode } from './show-code.ts';

const input = z.object({ city: z.string().optional() });

type Refusal = IssueRefusal | { readonly code: 'city_not_served'; readonly said: string };

async function complete(
  uses: CodesUses,
  caller: CustomerCaller,
  given: z.infer<typeof input>,
): Promise<Completion<City, Refusal>> {
  const said = given.city?.trim() ?? '';
  if (said !== '') {
    const city = transitCity(said);
    return city ? ready(city) : refused({ code: 'city_not_served', said });
  }
  const home = (await uses.parties.customer(uses.db, caller.customer))?.city ?? '';
  const city = transitCity(home);
  return city ? ready(city) : needs({ slot: 'city', question: words('在哪个城市坐车?', 'In which city?') });
}

/** 打开乘车码. */
export const codeTransit = (uses: CodesUses) =>
  setting<z.infer<typeof input>, City, ShownCode, Refusal>({
    id: 'code.transit',
    title: words('乘车码', 'Transit code'),
    about: words(
      '出示坐公交地铁的乘车码,默认常住城市',
      'Shows the code for buses and metros, by default at home',
    ),
    authority: 'interface',
    input,
    output: shownCode,
    refusals: {
      ...issueWords,
      city_not_served: ({ said }) =>
        words(`${said}还不能用乘车码。`, `The transit code is not taken in ${said} yet.`),
    },
    complete: (caller, given) => complete(uses, caller, given),
    perform: (tx, caller, city) => showCode(uses, tx, caller, 'transit', { city }),
    answer: codeAnswer,
  });
