// #region sum
/** The handler of the function "sum", in a file without app.generic, so that a test can import it alone. */
export function sum({ parameters }) {
  return { ack: [parameters.reduce((total, next) => total + next, 0)] };
}
// #endregion
