import {
  chooseLanguageRoute,
  chooseRoleRoute,
  getSessionRoute,
  signOutRoute,
} from '../../../contract/identity.ts'
import { answer } from '../../platform/http/answer.ts'
import { chooseLanguage, chooseRole, getSession, signOut } from './use-cases/session.ts'

export const identityRoutes = [
  answer(getSessionRoute, (shell, { actor, session }) => getSession(shell, actor, session)),
  answer(chooseRoleRoute, (shell, { actor, session, body }) =>
    chooseRole(shell, actor, session, body.roleId),
  ),
  answer(chooseLanguageRoute, (shell, { actor, session, body }) =>
    chooseLanguage(shell, actor, session, body.language),
  ),
  answer(signOutRoute, (shell, { actor, session, body }) => signOut(shell, actor, session, body.everywhere)),
]
