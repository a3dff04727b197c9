import {
  ArrowLeftRight,
  BadgePercent,
  Banknote,
  BellRing,
  Building2,
  CircleDollarSign,
  Coins,
  CreditCard,
  Globe,
  HandCoins,
  Headset,
  HeartPulse,
  House,
  IdCard,
  Landmark,
  type LucideIcon,
  PiggyBank,
  QrCode,
  ReceiptText,
  Settings2,
  ShieldCheck,
  Smartphone,
  Sprout,
  Target,
  TrendingUp,
  Umbrella,
  UsersRound,
} from 'lucide-react';
import type { Capability } from '../api/types.ts';

/** The rooms of the bank in the order in which people look for them. */
const order: Readonly<Record<string, LucideIcon>> = {
  account: Landmark,
  transfer: ArrowLeftRight,
  payee: UsersRound,
  bill: ReceiptText,
  topup: Smartphone,
  social_security: HeartPulse,
  code: QrCode,
  card: IdCard,
  credit: CreditCard,
  loan: HandCoins,
  deposit: PiggyBank,
  wealth: TrendingUp,
  bond: Coins,
  goal: Target,
  insurance: Umbrella,
  pension: House,
  fx: Globe,
  ecny: Banknote,
  rights: BadgePercent,
  reminder: BellRing,
  security: ShieldCheck,
  service: Headset,
  enterprise: Building2,
  rural: Sprout,
  app: Settings2,
};

/** The picture of a capability's room. */
export const iconOf = (id: string): LucideIcon => order[id.split('.')[0] ?? ''] ?? CircleDollarSign;

export type Room = {
  readonly name: string;
  readonly icon: LucideIcon;
  readonly capabilities: readonly Capability[];
};

/** The capabilities by room; rooms of the same name are one. */
export const roomsOf = (
  capabilities: readonly Capability[],
  names: Readonly<Record<string, string>>,
): readonly Room[] => {
  const rooms = new Map<string, { icon: LucideIcon; capabilities: Capability[] }>();
  const domainOf = (id: string): string => id.split('.')[0] ?? id;
  const known = Object.keys(order);
  const sorted = [...capabilities].sort((a, b) => {
    const [left, right] = [known.indexOf(domainOf(a.id)), known.indexOf(domainOf(b.id))];
    return (left < 0 ? known.length : left) - (right < 0 ? known.length : right);
  });
  for (const capability of sorted) {
    const domain = domainOf(capability.id);
    const name = names[domain] ?? domain;
    const room = rooms.get(name) ?? { icon: order[domain] ?? CircleDollarSign, capabilities: [] };
    room.capabilities.push(capability);
    rooms.set(name, room);
  }
  return [...rooms].map(([name, room]) => ({ name, ...room }));
};
