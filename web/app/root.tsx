import { Frame } from './frame.tsx'
import { useSessionOrNobody } from './session.ts'
import { SignInPage } from './sign-in-page.tsx'

/** The frame for whoever is signed in; for everybody else the door. */
export function Root() {
  return useSessionOrNobody() === null ? <SignInPage /> : <Frame />
}
