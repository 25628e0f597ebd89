/** Runs `work` unless work of the same key is under way or waiting: then its outcome serves both. */
export type OneFlight<Value> = (key: string, work: () => Promise<Value>) => Promise<Value>;

/** Two windows, the popup and the alarm in one second are one question to Make. */
export function createOneFlight<Value>(): OneFlight<Value> {
  const flights = new Map<string, Promise<Value>>();
  return (key, work) => {
    const flying = flights.get(key);
    if (flying !== undefined) return flying;
    const flight = work().finally(() => flights.delete(key));
    flights.set(key, flight);
    return flight;
  };
}
