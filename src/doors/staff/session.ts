// Who of the business is at the form: a session that names their pass.

import type { Catalog } from '../../settings/catalog.ts'
import { type HeldPass, passInForce } from '../../settings/staff-passes.ts'
import { createSessions, type SessionDeps } from '../../web/pages/session.ts'

export function createStaffSessions(deps: SessionDeps & { readonly catalog: Catalog }) {
  const sessions = createSessions(deps, 'staff')
  return {
    ...sessions,
    /**
     * The pass of a request's session, if both are in force.
     * @throws ToolkitError `store_unavailable`
     */
    async passOf(header: string | undefined, now: number): Promise<HeldPass | undefined> {
      const session = await sessions.of(header, now)
      return session && passInForce(deps.catalog, session.subject, now)
    },
  }
}
