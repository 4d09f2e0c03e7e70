// A business-scoped user id begins with its owner's country.

/** ISO 3166-1 alpha-2 of a BSUID such as `JP.13491208655302741918`. @see Meta, BSUID format */
export function countryOfUserId(userId: string): string | undefined {
  return /^([A-Z]{2})\./.exec(userId)?.[1]
}
