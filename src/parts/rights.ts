// What a person may ask for: to see what is held of them, and to have it taken out.

import { createForgetImports, createTellImports } from '../doors/imports/forget.ts'
import { createForgetCalls } from '../doors/ivr/calls.ts'
import { createForgetProofs } from '../doors/preferences/proofs.ts'
import { createForgetComparisons } from '../inbound/blocklist/comparisons.ts'
import { createForgetAside, createTellAside } from '../inbound/hearing/aside.ts'
import { createForgetMessages, createTellMessages } from '../outbound/gate/forget.ts'
import { createForgetDeliveries } from '../outbound/webhooks/forget.ts'
import { createErasing } from '../people/erasing.ts'
import { createExport } from '../people/export.ts'
import { rightsRoutes } from '../people/rights-routes.ts'
import { peopleRoutes } from '../people/routes.ts'
import { createSigning } from '../people/signing.ts'
import { createForgetAnswers } from '../web/http/idempotency.ts'
import type { Base } from './base.ts'

export function createRights({ documents, ledger, catalog, keyring, publicUrl, clock }: Base) {
  const forgets = [
    createForgetDeliveries({ documents, catalog, keyring, clock }),
    createForgetAside({ documents, keyring, catalog }),
    createForgetImports({ documents, keyring }),
    createForgetComparisons({ documents }),
    createForgetMessages({ documents, keyring }),
    createForgetCalls({ documents, keyring }),
    createForgetProofs({ documents, keyring }),
    createForgetAnswers({ documents, keyring }),
  ]
  const erase = createErasing({ ledger, catalog, keyring, forgets })
  const signing = createSigning(keyring)
  const tells = [
    createTellMessages({ documents, keyring }),
    createTellAside({ documents, keyring, catalog }),
    createTellImports({ documents, keyring }),
  ]
  const exported = createExport({ ledger, catalog, keyring, signing, publicUrl, tells })
  return {
    ...{ erase, exported, signing },
    routes: [
      ...peopleRoutes({ ledger, catalog, keyring }),
      ...rightsRoutes({ ledger, catalog, erase, exported }),
    ],
  }
}
