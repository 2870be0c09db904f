// What the dashboards are given, and what every screen knows about its viewer.

import type { Context } from 'hono';
import type { Provider, Session, SignInRules } from '../src/accounts/index.ts';
import type { Database } from '../src/database/index.ts';
import type { Account, Channel, ProvinceProfile, WayInDescription } from '../src/model/index.ts';
import type { DeskFigures } from '../src/cases/index.ts';
import type { Format } from './layout/format.ts';
import type { RateLimit } from './rate-limit.ts';
import type { Lang, Translate } from './words/index.ts';

/** An article of an outlet that was tried; `notRead` says why it would not be kept. */
export type PreviewedArticle = { readonly url: string; readonly title: string | null; readonly publishedAt: Date | null; readonly notRead: string | null; readonly language?: string | null };
/** What an outlet offered when it was asked. */
export type TestedOutlet = {
  readonly home: { readonly url: string; readonly name: string | null; readonly language?: string | null };
  readonly proposals: readonly { readonly way: WayInDescription; readonly links: number; readonly newestAt: Date | null; readonly readable: number; readonly recommended: boolean; readonly preview?: readonly PreviewedArticle[] }[];
  readonly tried: readonly { readonly way: WayInDescription; readonly detail: string }[];
};

export type Deps = {
  readonly db: Database;
  readonly province: ProvinceProfile;
  /** True while the fictional press is crawled; every page then says so. */
  readonly fictional: boolean;
  /** Address under which people reach the dashboard; https makes the cookies secure. */
  readonly publicUrl?: string;
  readonly now?: () => Date;
  /** Failed sign-ins from one address in a quarter of an hour before it must wait; 30 by default. */
  readonly signInFailures?: number;
  /** What the office has decided about signing in; the defaults of the accounts room where left out. */
  readonly signIn?: Partial<SignInRules>;
  /** The office's identity provider, where it has one. */
  readonly provider?: Provider;
  /** Asks every source at once; offered on the Sources screen. */
  readonly collectNow?: () => Promise<void>;
  /** Asks an outlet which ways in it offers, without saving anything. */
  readonly testOutlet?: (homeUrl: string) => Promise<TestedOutlet>;
  /** Prints an HTML document on paper; left out where nothing can. */
  readonly printPdf?: (html: string) => Promise<Uint8Array>;
  /** Where alerts go; the screen alone if left out. No screen shows what is secret in them. */
  readonly alertChannels?: readonly Channel[];
  /** Calls that one token of the API may make in a minute; 600 by default. */
  readonly apiCallsPerMinute?: number;
  /** What the Administration screen says of this installation; left out in tests of other screens. */
  readonly machine?: Machine;
  /** Jobs that wait, by name. */
  readonly queueDepth?: () => Promise<Record<string, number>>;
};

/** Where this installation keeps what, for administrators. */
export type Machine = {
  readonly version: string;
  readonly dataFolder: string;
  readonly backupFolder: string;
  readonly profileFile: string;
  /** Null where the defaults hold. */
  readonly configFile: string | null;
  /** What stands behind database and jobs, without secrets. */
  readonly database: string;
  readonly jobs: string;
  /** What cannot be done on this machine, as a sentence; null where all can. */
  readonly notice: string | null;
};

/** Everything that a page needs besides its own data. */
export type View = {
  readonly deps: Deps;
  readonly lang: Lang;
  readonly t: Translate;
  readonly format: Format;
  readonly now: Date;
  /** Null before signing in. */
  readonly account: Account | null;
  /** The session that `account` came with. */
  readonly session: Session | null;
  /** Goes into every form. */
  readonly csrf: string;
  /** Path and query of this request. */
  readonly path: string;
  readonly figures: (DeskFigures & { /** Texts that wait for the viewer's own approval. */ readonly approvals: number }) | null;
};

export type Env = { Variables: { view: View; token: string; limit: RateLimit } };
export type Ctx = Context<Env>;

/** The view of somebody who is signed in; the session guard has made sure of it. */
export type SignedView = View & { readonly account: Account };

export function signedView(c: Ctx): SignedView {
  const view = c.get('view');
  if (view.account === null) throw new Error('A screen behind the sign-in was reached without an account.');
  return { ...view, account: view.account };
}
