// Flag (cờ): why a story is in the queue: claim, watch rule, surge, or by hand. A flag by watch rule says "to be read", never "false".

export type FlagId = number;
export const flagKinds = ['claim', 'watch-rule', 'surge', 'by-hand'] as const;
export type FlagKind = (typeof flagKinds)[number];

/** alert: an asserted claim; notice: an attributed one; read: to be read. */
export const flagLevels = ['alert', 'notice', 'read'] as const;
export type FlagLevel = (typeof flagLevels)[number];

/** A watch rule (quy tắc theo dõi): a saved filter over labels; all conditions given must hold. */
export type WatchFilter = {
  readonly about?: readonly string[];
  readonly topics?: readonly string[];
  readonly sentiments?: readonly string[];
  readonly languages?: readonly string[];
  readonly countries?: readonly string[];
};

export type WatchRule = {
  readonly id: number;
  readonly name: { readonly vi: string; readonly en: string };
  readonly filter: WatchFilter;
  readonly enabled: boolean;
};
