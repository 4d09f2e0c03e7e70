// The question of a double opt-in where it must be a template.

/**
 * Name of the template a question goes by while no window is open: business and topics, and two
 * quick replies.
 */
export const CONFIRMATION_TEMPLATE = 'optin_confirmation'
