/** Sign-in: who is let in, by what, and for how long. It knows no programme and no case. */
export { checkSignIn } from './check.ts'
export { openDoor, type Door } from './door.ts'
export { mostForAddress, mostForLogin, takePass, underGate } from './gate.ts'
export { checkSettings, openOidc, type Face, type OidcSettings } from './oidc.ts'
export { fits, hashPassword, weakness } from './password.ts'
export {
  acceptCode,
  codeNow,
  newRecovery,
  newSecret,
  openSecret,
  sealSecret,
  stepOf,
} from './second-factor.ts'
export { deviceName, enter, newToken, sessionOf, sha256, stillOpen, strengthen } from './sessions.ts'
