// What a person may ask for: to see what is held of them, and to have it taken out.

import { createForgetComparisons } from '../blocklist/comparisons.ts'
import { createForgetMessages } from '../gate/forget.ts'
import { createForgetAside } from '../hearing/aside.ts'
import { createForgetAnswers } from '../http/idempotency.ts'
import { createForgetImports } from '../imports/forget.ts'
import { createForgetCalls } from '../ivr/calls.ts'
import { createErasing } from '../people/erasing.ts'
import { createExport } from '../people/export.ts'
import { rightsRoutes } from '../people/rights-routes.ts'
import { peopleRoutes } from '../people/routes.ts'
import { createSigning } from '../people/signing.ts'
import { createForgetProofs } from '../preferences/proofs.ts'
import { createForgetDeliveries } from '../webhooks/forget.ts'
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
  const exported = createExport({ ledger, catalog, keyring, signing, publicUrl })
  return {
    ...{ erase, exported, signing },
    routes: [
      ...peopleRoutes({ ledger, catalog, keyring }),
      ...rightsRoutes({ ledger, catalog, erase, exported }),
    ],
  }
}
