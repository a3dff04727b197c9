import type { StaffId } from '@banxing/capability';

export const staffRoles = ['agent', 'manager', 'risk', 'ops', 'model', 'auditor', 'admin'] as const;

/** What a member of staff may do, by desk. */
export type StaffRole = (typeof staffRoles)[number];

export interface StaffMember {
  readonly id: StaffId;
  readonly username: string;
  readonly name: string;
  readonly roles: readonly StaffRole[];
  readonly branch: string | null;
}

export type NewStaffMember = Omit<StaffMember, 'id' | 'branch'> & {
  readonly id?: StaffId;
  readonly branch?: string;
};

export type StaffRefusal =
  | { readonly code: 'username_invalid'; readonly username: string }
  | { readonly code: 'username_taken'; readonly username: string }
  | { readonly code: 'roles_missing'; readonly username: string }
  | { readonly code: 'branch_unknown'; readonly branch: string };

const usernamePattern = /^[a-z][a-z0-9._-]{1,31}$/u;

export const isUsername = (text: string): boolean => usernamePattern.test(text);
