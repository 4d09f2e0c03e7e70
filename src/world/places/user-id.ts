// Business-scoped user ids (BSUID) of WhatsApp.

/** Two letters of the country, a dot, `ENT.` for a parent id, and up to 128 letters and digits. */
export const USER_ID = /^[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}$/

/** ISO 3166-1 alpha-2 of a BSUID such as `JP.13491208655302741918`. @see Meta, BSUID format */
export function countryOfUserId(userId: string): string | undefined {
  return /^([A-Z]{2})\./.exec(userId)?.[1]
}
