import type { FactName } from './facts.ts';
import type { OperatorName } from './operators/operator.ts';

/** The contract's codes of reasons that a score can have. */
export type ReasonCode =
  | 'new_payee'
  | 'amount_unusual'
  | 'elder_protection'
  | 'scam_pattern'
  | 'velocity'
  | 'structuring'
  | 'drain'
  | 'new_device'
  | 'after_credential_change'
  | 'unusual_time'
  | 'payee_listed'
  | 'not_like_you';

export interface Condition {
  readonly fact: FactName;
  readonly is: OperatorName;
  readonly than: number;
}

/** Adds its points when all conditions hold. Of the rules of one group only the one with the most points counts. */
export interface Rule {
  readonly id: string;
  readonly group: string;
  readonly code: ReasonCode;
  readonly points: number;
  readonly when: readonly Condition[];
  /** A shadow rule is evaluated and kept, but adds nothing. */
  readonly shadow?: boolean;
}

const stranger: Condition = { fact: 'familiar', is: 'equals', than: 0 };
const on = (fact: FactName): Condition => ({ fact, is: 'equals', than: 1 });

const ladder = (
  group: string,
  code: ReasonCode,
  fact: FactName,
  steps: readonly (readonly [bound: number, points: number])[],
  also: readonly Condition[] = [],
): Rule[] =>
  steps.map(([than, points]) => ({
    id: `${group}-${String(than)}`,
    group,
    code,
    points,
    when: [{ fact, is: 'atLeast', than }, ...also],
  }));

/** The rules in force. Points are chosen so that no single honest trait reaches a threshold of `policy.ts`. */
export const rules: readonly Rule[] = [
  {
    id: 'payee-never-paid',
    group: 'payee',
    code: 'new_payee',
    points: 25,
    when: [stranger, { fact: 'dealings', is: 'equals', than: 0 }],
  },
  { id: 'payee-of-this-week', group: 'payee', code: 'new_payee', points: 15, when: [stranger] },
  ...ladder('amount', 'amount_unusual', 'timesLargest', [
    [1.01, 8],
    [2, 15],
    [5, 25],
    [15, 40],
  ]),
  ...ladder(
    'usual',
    'amount_unusual',
    'timesUsual',
    [
      [1.5, 3],
      [10, 10],
    ],
    [stranger],
  ),
  // Bounds are log-odds of the anti-fraud model, chosen on the friction that they cost (npm run eval:friction).
  ...ladder(
    'model',
    'not_like_you',
    'fraudOdds',
    [
      [1, 50],
      [3, 60],
    ],
    [stranger],
  ),
  {
    id: 'elder-large-to-stranger',
    group: 'elder',
    code: 'elder_protection',
    points: 20,
    when: [
      stranger,
      { fact: 'age', is: 'atLeast', than: 65 },
      { fact: 'together', is: 'atLeast', than: 10_000 },
    ],
  },
  {
    id: 'words-of-swindlers',
    group: 'scam',
    code: 'scam_pattern',
    points: 60,
    when: [stranger, { fact: 'scamWords', is: 'equals', than: 2 }],
  },
  {
    id: 'words-of-suspicion',
    group: 'scam',
    code: 'scam_pattern',
    points: 20,
    when: [stranger, { fact: 'scamWords', is: 'equals', than: 1 }],
  },
  {
    id: 'told-what-to-do',
    group: 'coached',
    code: 'scam_pattern',
    points: 30,
    when: [stranger, on('coached')],
  },
  { id: 'hurried', group: 'hurried', code: 'scam_pattern', points: 6, when: [stranger, on('urged')] },
  ...ladder(
    'strangers',
    'velocity',
    'strangersToday',
    [
      [3, 20],
      [6, 35],
    ],
    [stranger],
  ),
  ...ladder(
    'hour',
    'velocity',
    'lastHour',
    [
      [8, 20],
      [20, 70],
    ],
    [stranger],
  ),
  {
    id: 'under-a-threshold',
    group: 'structuring',
    code: 'structuring',
    points: 15,
    when: [stranger, on('nearThreshold')],
  },
  ...ladder(
    'drain',
    'drain',
    'share',
    [
      [0.000_001, 1],
      [0.25, 4],
      [0.5, 8],
      [0.8, 15],
    ],
    [stranger],
  ),
  {
    id: 'drain-of-much',
    group: 'drain',
    code: 'drain',
    points: 25,
    when: [
      stranger,
      { fact: 'share', is: 'atLeast', than: 0.8 },
      { fact: 'together', is: 'atLeast', than: 10_000 },
    ],
  },
  {
    id: 'credential-just-changed',
    group: 'credential',
    code: 'after_credential_change',
    points: 25,
    when: [stranger, { fact: 'credentialHours', is: 'below', than: 24 }],
  },
  {
    id: 'device-just-seen',
    group: 'device',
    code: 'new_device',
    points: 20,
    when: [stranger, on('newDevice')],
  },
  {
    id: 'deep-night',
    group: 'time',
    code: 'unusual_time',
    points: 8,
    when: [stranger, { fact: 'hour', is: 'atLeast', than: 1 }, { fact: 'hour', is: 'below', than: 5 }],
  },
  // Whoever is paid for the hundredth time may still have been found out: then these are said too.
  {
    id: 'reported-though-known',
    group: 'payee',
    code: 'new_payee',
    points: 1,
    when: [on('familiar'), { fact: 'reports', is: 'atLeast', than: 1 }],
  },
  {
    id: 'share-to-reported',
    group: 'drain',
    code: 'drain',
    points: 1,
    when: [on('familiar'), { fact: 'reports', is: 'atLeast', than: 1 }],
  },
  {
    id: 'payee-reported',
    group: 'listed',
    code: 'payee_listed',
    points: 60,
    when: [{ fact: 'reports', is: 'atLeast', than: 1 }],
  },
  { id: 'payee-confirmed', group: 'listed', code: 'payee_listed', points: 300, when: [on('confirmedFraud')] },
];
