import type { ConversationSignals } from './conversation-signals.ts';
import type { Facts } from './facts.ts';
import { operators } from './operators/operator.ts';
import type { Policy } from './policy.ts';
import type { ReasonCode, Rule } from './rules.ts';

/** What one rule added. */
export interface Contribution {
  readonly rule: string;
  readonly code: ReasonCode;
  readonly points: number;
}

/** The contributions add up to the score; the largest first. */
export interface Assessment {
  readonly score: number;
  readonly contributions: readonly Contribution[];
  /** Rules on trial that would have added something. */
  readonly shadows: readonly Contribution[];
}

const holds = (rule: Rule, facts: Facts): boolean =>
  rule.when.every(({ fact, is, than }) => operators[is](facts[fact], than));

const contributionOf = ({ id, code, points }: Rule): Contribution => ({ rule: id, code, points });

/** Pure: the same facts and rules give the same assessment. */
export function assess(facts: Facts, rules: readonly Rule[]): Assessment {
  const fired = rules.filter((rule) => holds(rule, facts));
  const best = new Map<string, Rule>();
  for (const rule of fired) {
    if (rule.shadow) continue;
    const before = best.get(rule.group);
    if (!before || rule.points > before.points) best.set(rule.group, rule);
  }
  const contributions = [...best.values()].map(contributionOf).sort((a, b) => b.points - a.points);
  return {
    score: contributions.reduce((sum, { points }) => sum + points, 0),
    contributions,
    shadows: fired.filter(({ shadow }) => shadow).map(contributionOf),
  };
}

export type Verdict =
  | { readonly outcome: 'allow' }
  | { readonly outcome: 'cool_off'; readonly holdMs: number }
  | { readonly outcome: 'guardian'; readonly holdMs: number }
  | { readonly outcome: 'refuse' };

/** The act for a score. Whoever has a guardian who may be asked gets no milder treatment than who has none. */
export function verdictOf(score: number, hasGuardian: boolean, policy: Policy): Verdict {
  if (score >= policy.refuseAlwaysFrom) return { outcome: 'refuse' };
  if (score < policy.holdFrom) return { outcome: 'allow' };
  if (hasGuardian) return { outcome: 'guardian', holdMs: policy.guardianMs };
  if (score >= policy.refuseFrom) return { outcome: 'refuse' };
  const holdMs = score >= policy.holdLongFrom ? policy.longHoldMs : policy.shortHoldMs;
  return { outcome: 'cool_off', holdMs };
}

/** What a decision was made from, kept with it so that it can be made again. */
export interface Basis {
  readonly facts: Facts;
  readonly talk: ConversationSignals;
}
