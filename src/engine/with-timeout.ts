/** A backend that has not answered within this time is not going to. tf.js can hang without an error. */
export const BACKEND_TIMEOUT_MILLISECONDS = 10_000;

/** What a backend answers; or when that takes too long, an Error saying what it did not do, as in `start`. */
export async function withTimeout<T>(answer: T | Promise<T>, deed: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`It did not ${deed} within ${BACKEND_TIMEOUT_MILLISECONDS / 1000} seconds.`));
    }, BACKEND_TIMEOUT_MILLISECONDS);
  });
  try {
    return await Promise.race([answer, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
