/**
 * Books of its own, kept in plain maps by the simplest rules that could be right, and sharing no code with the ledger:
 * what it expects of every command is compared with what the ledger answers. Times are milliseconds.
 */
export interface AuditedAccount {
  balance: bigint;
  floor: bigint | null;
  frozen: 'no' | 'out' | 'all';
  /** 1 when a debit raises the balance, -1 when a credit does. */
  side: bigint;
  currency: string;
}

interface AuditedHold {
  account: string;
  amount: bigint;
  expiresAt: number;
  state: 'active' | 'released' | 'captured' | 'expired';
}

export interface AuditedLine {
  account: string;
  amount: bigint;
}

export interface AuditedPosting {
  key: string;
  lines: AuditedLine[];
  captures?: string;
  reverses?: string;
}

/** `posted`, `replayed` or a refusal's code; `available` with insufficient funds. */
export interface Verdict {
  code: string;
  account?: string;
  available?: bigint;
}

export class Auditor {
  readonly accounts = new Map<string, AuditedAccount>();
  readonly holds = new Map<string, AuditedHold>();
  /** The input that each key was used for. */
  readonly inputs = new Map<string, string>();
  readonly entries = new Map<string, AuditedLine[]>();
  readonly reversed = new Set<string>();
  readonly history = new Map<string, bigint[]>();

  held(account: string): bigint {
    let sum = 0n;
    for (const hold of this.holds.values())
      if (hold.state === 'active' && hold.account === account) sum += hold.amount;
    return sum;
  }

  available(account: string): bigint {
    const { balance, floor } = this.of(account);
    return balance - this.held(account) - (floor ?? 0n);
  }

  of(account: string): AuditedAccount {
    const found = this.accounts.get(account);
    if (!found) throw new Error(`the auditor has no ${account}`);
    return found;
  }

  /** Books when the verdict is `posted`. */
  post(posting: AuditedPosting, now: number): Verdict {
    const input = JSON.stringify(posting, (name, value: unknown) =>
      name === 'key' ? undefined : typeof value === 'bigint' ? String(value) : value,
    );
    const known = this.inputs.get(posting.key);
    if (known !== undefined) return { code: known === input ? 'replayed' : 'key_reused' };
    const hold = posting.captures === undefined ? undefined : this.holds.get(posting.captures);
    if (posting.captures !== undefined) {
      const usable =
        hold?.state === 'active' &&
        hold.expiresAt > now &&
        posting.lines.some((l) => l.account === hold.account);
      if (!usable) return { code: 'hold_not_active' };
    }
    if (posting.reverses !== undefined && this.reversed.has(posting.reverses))
      return { code: 'already_reversed' };
    const verdict = this.judge(posting.lines, hold);
    if (verdict) return verdict;
    for (const line of posting.lines) {
      const account = this.of(line.account);
      account.balance += line.amount * account.side;
      this.history.set(line.account, [...(this.history.get(line.account) ?? []), account.balance]);
    }
    if (hold) hold.state = 'captured';
    if (posting.reverses !== undefined) this.reversed.add(posting.reverses);
    this.inputs.set(posting.key, input);
    this.entries.set(posting.key, posting.lines);
    return { code: 'posted' };
  }

  private judge(lines: AuditedLine[], hold: AuditedHold | undefined): Verdict | undefined {
    const byCurrency = new Map<string, bigint>();
    for (const line of lines) {
      const { frozen, side, currency } = this.of(line.account);
      if (frozen === 'all' || (frozen === 'out' && line.amount * side < 0n))
        return { code: 'account_frozen' };
      byCurrency.set(currency, (byCurrency.get(currency) ?? 0n) + line.amount);
    }
    if ([...byCurrency.values()].some((sum) => sum !== 0n)) return { code: 'unbalanced' };
    for (const { account } of lines) {
      const { balance, floor, side } = this.of(account);
      if (floor === null) continue;
      let change = 0n;
      for (const line of lines) if (line.account === account) change += line.amount * side;
      const freed = hold?.account === account ? hold.amount : 0n;
      if (change < 0n && balance + change - this.held(account) + freed < floor) {
        return { code: 'insufficient_funds', account, available: this.available(account) };
      }
    }
    return undefined;
  }

  placeHold(id: string, key: string, account: string, amount: bigint, expiresAt: number): Verdict {
    const input = `hold/${account}/${amount}`;
    const known = this.inputs.get(`hold/${key}`);
    if (known !== undefined) return { code: known === input ? 'placed' : 'key_reused' };
    const { frozen, floor } = this.of(account);
    if (frozen !== 'no') return { code: 'account_frozen' };
    const available = this.available(account);
    if (floor !== null && amount > available) return { code: 'insufficient_funds', account, available };
    this.holds.set(id, { account, amount, expiresAt, state: 'active' });
    this.inputs.set(`hold/${key}`, input);
    return { code: 'placed' };
  }

  releaseHold(id: string): Verdict {
    const hold = this.holds.get(id);
    if (!hold) return { code: 'hold_not_found' };
    if (hold.state !== 'active' && hold.state !== 'released') return { code: 'hold_not_active' };
    hold.state = 'released';
    return { code: 'released' };
  }

  /** The ids of those that expire. */
  expireHolds(now: number): string[] {
    const due = [...this.holds].filter(([, hold]) => hold.state === 'active' && hold.expiresAt <= now);
    for (const [, hold] of due) hold.state = 'expired';
    return due.map(([id]) => id).sort();
  }

  /** Zero in every currency, whatever happened: each account counted on its debit side. */
  worldTotals(): bigint[] {
    const totals = new Map<string, bigint>();
    for (const { currency, balance, side } of this.accounts.values()) {
      totals.set(currency, (totals.get(currency) ?? 0n) + balance * side);
    }
    return [...totals.values()];
  }
}
