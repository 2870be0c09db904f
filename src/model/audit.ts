// Audit event (sự kiện kiểm toán): one step that somebody took: who, when, what, from, to, why. Events are only added, and chained by hash.

export type AuditEvent = {
  readonly id: number;
  readonly at: Date;
  /** Null where the system itself acted. */
  readonly accountId: number | null;
  /** Verb of the step, such as "case.taken". */
  readonly action: string;
  readonly subject: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly previousHash: string;
  readonly hash: string;
};
