// What the store keeps of each kind of setting.

import type { Doc } from '../ledger/port.ts'
import type { StoredEndpoint } from './endpoints.ts'
import type { Policy } from './policy-schema.ts'
import type {
  ApiKeyRecord,
  Business,
  Notice,
  StoredEntryPoint,
  StoredTopic,
  Template,
  Versioned,
} from './schemas.ts'
import type { StoredSender } from './senders.ts'
import type { StaffPass } from './staff-passes.ts'

/** What settings documents are called in the store. */
export const SETTING_KINDS = [
  'business',
  'sender',
  'topic',
  'notice',
  'entry-point',
  'template',
  'policy',
  'api-key',
  'webhook-endpoint',
  'staff-pass',
] as const
export type SettingKind = (typeof SETTING_KINDS)[number]

/** The body of a settings document, by its kind. */
export interface SettingBodies {
  business: Business
  sender: StoredSender
  topic: StoredTopic
  notice: Notice
  'entry-point': StoredEntryPoint
  template: Versioned<Template>
  policy: Versioned<Policy>
  'api-key': ApiKeyRecord
  'webhook-endpoint': StoredEndpoint
  'staff-pass': StaffPass
}

/** A settings document. */
export type SettingDoc<K extends SettingKind> = Doc<SettingBodies[K]>
