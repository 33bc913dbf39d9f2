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
  answer(chooseRoleRoute, (shell, { actor, session, body, browser }) =>
    chooseRole(shell, actor, session, body.roleId, browser),
  ),
  answer(chooseLanguageRoute, (shell, { actor, session, body }) =>
    chooseLanguage(shell, actor, session, body.language),
  ),
  answer(signOutRoute, (shell, { actor, session, body, browser }) =>
    signOut(shell, actor, session, body.everywhere, browser),
  ),
]
