// Account (tài khoản): a member of the office who signs in. Accounts exist only for the office itself, never for people of the press or the public.

export type AccountId = number;
export const roles = ['analyst', 'desk-lead', 'spokesperson', 'reader', 'administrator'] as const;
export type Role = (typeof roles)[number];

export type Account = {
  readonly id: AccountId;
  readonly username: string;
  readonly role: Role;
  /** True until the one-time password has been replaced. */
  readonly mustChangePassword: boolean;
};
