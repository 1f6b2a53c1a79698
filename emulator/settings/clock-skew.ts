/** How far a token's times may be off: five minutes each way, as the official emulator allows. */
export const defaultClockSkewSeconds = 300;
