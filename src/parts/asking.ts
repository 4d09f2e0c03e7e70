// What people are asked: confirmations and other questions, invitations, the links in them.

import { createLinks } from '../doors/confirm/links.ts'
import { createInvitations } from '../doors/invitations/invite.ts'
import { INVITATION_TURNS } from '../doors/invitations/limits.ts'
import { invitationRoutes } from '../doors/invitations/routes.ts'
import { createAsks } from '../inbound/effects/asks.ts'
import { createHeldBack } from '../inbound/effects/held-back.ts'
import { QUESTION_LIMITS } from '../inbound/effects/question.ts'
import { createBudget } from '../outbound/limits/budget.ts'
import { createTurns } from '../outbound/limits/turns.ts'
import type { Base } from './base.ts'
import type { createSending } from './sending.ts'

export function createAsking(
  base: Base,
  parts: Pick<ReturnType<typeof createSending>, 'messages' | 'outgoing' | 'placeCall'>,
) {
  const { documents, keyring, catalog, ledger, publicUrl, clock } = base
  const { outgoing } = parts
  const links = createLinks({ documents, keyring, publicUrl })
  const asks = createAsks({
    ...{ ledger, catalog, keyring, outgoing, clock },
    confirmUrl: ({ question: id, ...about }) =>
      links.make({ purpose: 'question', id, ...about }, clock()),
    questions: createTurns(documents, 'questions', QUESTION_LIMITS),
    budget: createBudget(documents, 'questions'),
    heldBack: createHeldBack({
      logger: base.logger,
      count: base.metrics.counter('questions_held_back_total', 'Questions over a limit.', [
        'limit',
      ]),
    }),
  })
  const invitations = createInvitations({
    ...{ ledger, catalog, keyring, ...parts },
    turns: createTurns(documents, 'invitations', INVITATION_TURNS),
    budget: createBudget(documents, 'invitations'),
    linkTo: (about, now) => links.make({ purpose: 'invitation', ...about }, now),
  })
  return { links, asks, routes: invitationRoutes({ invitations, catalog }) }
}
