/** How much a notice wants, by colour beside its word. */
export const urgencyColours = { info: "default", action: "blue", urgent: "red" } as const;
