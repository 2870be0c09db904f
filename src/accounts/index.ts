// Accounts of the office's own staff: passwords, codes, passkeys, the identity provider, invitations, sessions, roles and what each role may do. Nobody else has an account.

export {
  addAccount, addProviderAccount, changeRole, createFirstAdministrator, disableAccount, enableAccount, listAccounts, resetPassword, resetSecondFactor, setProviderName, unlockAccount,
  type ListedAccount, type NewAccount,
} from './administer.ts';
export {
  addApiToken, answerKeptHours, apiTokenOf, apiTokens, keepAnswer, revokeApiToken, roleOfToken, takeAnswerKey, takeTurn, tokenScopes,
  type ApiToken, type KeptAnswer, type TokenIssue, type TokenScope, type TokenUse,
} from './api-tokens.ts';
export { readAppSecret, secretFileName } from './app-secret.ts';
export { atSecondStep, codeState, confirmCode, finishWithCode, newRecoveryCodes, startCode, turnOffCode, unconfirmedKey, type CodeKey, type CodeState } from './codes.ts';
export {
  acceptWithPassword, acceptWithPasskey, invitationHours, invite, listInvitations, openInvitation, startInvitedPasskey, withdrawInvitation,
  type InvitationState, type ListedInvitation, type NewInvitation, type OpenInvitation,
} from './invitations.ts';
export { addPasskey, passkeysOf, proveByPasskey, removePasskey, signInWithPasskey, startPasskey, startPasskeySignIn, type ListedPasskey, type PasskeySite } from './passkeys.ts';
export { leastPasswordLength } from './passwords.ts';
export { actions, may, requireMay, type Action } from './permissions.ts';
export { createProvider, type Provider, type ProviderSettings } from './provider.ts';
export { finishProviderSignIn, startProviderSignIn } from './provider-sign-in.ts';
export { coarseBrowser, defaultRules, type SignInRules, type Visit } from './rules.ts';
export { accountDetails, changePassword, proveByPassword, signIn, type AccountDetails, type SignInResult } from './sign-in.ts';
export {
  accountOfToken, endSession, endSessions, isProven, noteProven, requireProven, sessionOfToken, sessionsOf, signOut, waysToSignIn,
  type ListedSession, type Session, type SignedIn, type WayToSignIn,
} from './sessions.ts';
export { stepMinutes } from './steps.ts';
export { seal, unseal } from './sealed.ts';
