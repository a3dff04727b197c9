/** Amounts in minor units of yuan. */

/** What a customer may send to others in one day, unless they chose less or the bank allowed more. */
export const ordinaryDailyLimit = 50_000_000n;
/** Above this on one day a PIN is not enough. */
export const strongProofAbove = 5_000_000n;
/** Above this on one day the customer is reminded, and confirms knowing it. */
export const reminderAbove = 30_000_000n;
/** How far ahead a transfer may be dated. */
export const furthestDays = 366;
/** How long other banks take to credit their customer. */
export const otherBankDelayMs = 2 * 60_000;
