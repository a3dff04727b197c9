import { type Branch, foldSpoken } from '@banxing/parties';

/** Which branches a place means, and how that is known. */
export interface BranchesMeant {
  /** `place`: it names them; `city`: only its city is known; `none`: the bank has nothing there. */
  readonly how: 'place' | 'city' | 'none';
  readonly branches: readonly Branch[];
}

const around =
  /^(伴行(银行)?|banxing(bank)?)|(的|附近|周边|旁边|那边|这边|一带|网点|支行|分行|银行|营业厅|营业部|atm机?|取款机|自助银行|branch(es)?)$/u;

/** The name of the place itself. */
function bare(spoken: string): string {
  let place = foldSpoken(spoken.replace(/^((near|in|at|the|around)\s+)+/iu, ''));
  for (let shorter = place.replace(around, ''); shorter !== place; shorter = place.replace(around, ''))
    place = shorter;
  return place;
}

const written = ({ name, address }: Branch): string[] =>
  [name.zh, name.en, address.zh, address.en].map(foldSpoken);

const isNameable = (place: string): boolean =>
  !/^\d+$/u.test(place) && place.length >= (/^[\x20-\x7e]*$/u.test(place) ? 4 : 2);

const named = (place: string, branches: readonly Branch[]): Branch[] =>
  isNameable(place) ? branches.filter((branch) => written(branch).some((text) => text.includes(place))) : [];

/**
 * The branches that a spoken place (哈尔滨, 徐家汇, 上海浦东, Pudong, a branch's code) means. Of places with the same
 * name those of the customer's own city come first. Undefined when the words name no place at all (附近的网点).
 */
export function branchesMeant(
  spoken: string,
  branches: readonly Branch[],
  ownCity: string,
): BranchesMeant | undefined {
  const coded = branches.filter(({ code }) => code === spoken.trim());
  if (coded.length > 0) return { how: 'place', branches: coded };
  const place = bare(spoken);
  if (place === '' || place === '我' || place === 'me') return undefined;
  const inCity = branches.filter(({ city }) =>
    [city.zh, city.en].some((name) => place.includes(foldSpoken(name))),
  );
  if (inCity.length > 0) {
    const cityNames = inCity.flatMap(({ city }) => [foldSpoken(city.zh), foldSpoken(city.en)]);
    const rest = cityNames.reduce((text, name) => text.replace(name, ''), place).replace(/^市/u, '');
    const within = named(rest, inCity);
    if (within.length > 0) return { how: 'place', branches: within };
    return { how: rest === '' ? 'place' : 'city', branches: inCity };
  }
  const found = named(place, branches);
  const own = found.filter(({ city }) => city.zh === ownCity);
  if (found.length > 0) return { how: 'place', branches: own.length > 0 ? own : found };
  return { how: 'none', branches: [] };
}

/** The branches of the customer's city, or the one that keeps the accounts when there is none. */
export function branchesNearby(
  customer: { readonly city: string; readonly branch: string },
  branches: readonly Branch[],
): Branch[] {
  const inCity = branches.filter(({ city }) => city.zh === customer.city);
  return inCity.length > 0 ? inCity : branches.filter(({ code }) => code === customer.branch);
}
