// Alert (cảnh báo): a message that leaves the system when a rule matches. It goes to the office's own staff and channels and to nobody
// else: it is an internal notice, not a post and not an answer.

import type { EntryKind, Voice } from './claim.ts';
import type { FlagKind, FlagLevel } from './flag.ts';

export const channelKinds = ['email', 'webhook', 'telegram', 'zalo', 'atom', 'screen'] as const;
export type ChannelKind = (typeof channelKinds)[number];

type Named = { readonly key: string; readonly name: string; readonly language: 'vi' | 'en' };

/** Where alerts go, as the configuration file describes it. Passwords, tokens and secrets never leave this object. */
export type Channel = Named &
  (
    | { readonly kind: 'screen' }
    | { readonly kind: 'email'; readonly to: readonly string[]; readonly from: string; readonly server: SmtpServer }
    | { readonly kind: 'webhook'; readonly url: string; readonly secret: string }
    | { readonly kind: 'telegram'; readonly chatId: string; readonly botToken: string; readonly api: string }
    | {
        readonly kind: 'zalo'; readonly userId?: string | undefined; readonly groupId?: string | undefined; readonly api: string; readonly oauth: string;
        readonly appId: string; readonly appSecret: string; readonly refreshToken: string;
      }
    | { readonly kind: 'atom'; readonly token: string }
  );

export type SmtpServer = {
  readonly host: string;
  readonly port: number;
  /** 'tls' from the first byte, 'starttls' or nothing, 'plain' only for a server on this machine. */
  readonly security: 'tls' | 'starttls' | 'plain';
  readonly username?: string | undefined;
  readonly password?: string | undefined;
};

/** All conditions given must hold of one flag of the story; those of spread and growth hold of the story. */
export type AlertFilter = {
  readonly flagKinds?: readonly FlagKind[] | undefined;
  readonly entries?: readonly string[] | undefined;
  readonly voices?: readonly Voice[] | undefined;
  readonly watchRules?: readonly number[] | undefined;
  readonly languages?: readonly string[] | undefined;
  readonly countries?: readonly string[] | undefined;
  readonly outletKinds?: readonly string[] | undefined;
  readonly about?: readonly string[] | undefined;
  readonly topics?: readonly string[] | undefined;
  readonly sentiments?: readonly string[] | undefined;
  readonly leastOutlets?: number | undefined;
  readonly leastCountries?: number | undefined;
  /** The figure of the surge is at least so many times the usual. */
  readonly leastGrowth?: number | undefined;
};

export type AlertRule = {
  readonly id: number;
  readonly about: 'flag' | 'deadline';
  readonly name: { readonly vi: string; readonly en: string };
  readonly filter: AlertFilter;
  readonly channels: readonly string[];
  /** "22:00" in the office's own clock. */
  readonly quietFrom: string | null;
  readonly quietTo: string | null;
  readonly always: AlertFilter | null;
  readonly capPerHour: number;
  readonly enabled: boolean;
};

export const deliveryStates = ['waiting', 'held', 'sending', 'sent', 'in-doubt', 'failed', 'dropped', 'summarised'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** A figure behind a surge flag. */
export type SurgeFigure = {
  readonly kind: 'story' | 'topic';
  readonly topic: string | null;
  readonly country: string | null;
  readonly count: number;
  readonly usual: number;
  readonly growing: readonly string[];
  readonly notYet: readonly string[];
};

/** What an alert knows of one flag. */
export type AlertFlag = {
  readonly flagId: number;
  readonly kind: FlagKind;
  readonly level: FlagLevel;
  readonly claim: {
    readonly id: number; readonly entry: string; readonly version: number; readonly entryKind: EntryKind; readonly voice: Voice;
    readonly quote: string; readonly sentence: string; readonly state: string; readonly title: { readonly vi: string; readonly en: string };
    readonly evidence: readonly string[];
  } | null;
  readonly watchRule: { readonly id: number; readonly vi: string; readonly en: string } | null;
  readonly surge: SurgeFigure | null;
  readonly reason: string | null;
  readonly article: {
    readonly id: number; readonly title: string; readonly url: string; readonly outlet: string; readonly country: string; readonly outletKind: string;
    readonly language: string | null; readonly about: string | null; readonly topics: readonly string[]; readonly sentiment: string | null;
  } | null;
};

export type AlertStory = {
  readonly storyId: number;
  readonly caseId: number | null;
  readonly caseNumber: string | null;
  readonly headline: string;
  readonly articles: number;
  readonly copies: number;
  readonly outlets: readonly string[];
  readonly countries: readonly string[];
  readonly flags: readonly AlertFlag[];
};
