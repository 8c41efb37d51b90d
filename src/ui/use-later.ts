import { useEffect, useState } from 'react';

/** A part of the page that is fetched beside it. What came is kept; a fetch that failed is not, and can be made again. */
export interface Later<T> {
  /** Null until it has come. */
  readonly value: () => T | null;
  readonly load: () => Promise<T>;
}

export function later<T>(fetchIt: () => Promise<T>): Later<T> {
  let value: T | null = null;
  return {
    value: () => value,
    load: async () => {
      value ??= await fetchIt();
      return value;
    },
  };
}

/**
 * What comes later, null meanwhile. A fetch that fails is thrown to the boundary around the panel; when that shows the
 * panel again, it is fetched again. (React.lazy would keep the failure for ever.)
 */
export function useLater<T>(part: Later<T>): T | null {
  const [value, setValue] = useState(part.value);
  const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null);
  useEffect(() => {
    let isHere = true;
    part.load().then(
      (loaded) => {
        if (isHere) setValue(() => loaded);
      },
      (error: unknown) => {
        if (isHere) setFailure({ error });
      },
    );
    return () => {
      isHere = false;
    };
  }, [part]);
  if (failure !== null) throw failure.error;
  return value;
}
