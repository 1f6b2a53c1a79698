/** How many scenarios run at once, where the user does not say. */
export const workers = 2;

/** How many scenarios that mostly wait run beside them. */
export const waitingWorkers = 4;
