import {
  chooseLanguageRoute,
  chooseRoleRoute,
  endMySessionRoute,
  getSessionRoute,
  listMySessionsRoute,
  signOutRoute,
} from '../../../contract/identity.ts'
import { answer } from '../../platform/http/answer.ts'
import { endMySession, listMySessions } from './use-cases/own-sessions.ts'
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
  answer(listMySessionsRoute, (shell, { actor, session }) => listMySessions(shell, actor, session)),
  answer(endMySessionRoute, (shell, { actor, params }) => endMySession(shell, actor, params.sessionId)),
]
