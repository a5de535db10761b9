// Who hands records over hears of the latest delivery only: what comes back to an earlier one counts no more.

/** Hears how a file fares. */
export interface DeliveryListener {
  opened(): void;
  written(): void;
  failed(reason: string): void;
}

export interface LatestDelivery {
  /** Has one begun that has neither succeeded nor failed? */
  isUnderWay(): boolean;
  /** The next one begins; tells `heard` until another begins. */
  begin(heard: DeliveryListener): DeliveryListener;
  /** At a power failure: nothing more will be heard. */
  forget(): void;
}

export function latestDelivery(): LatestDelivery {
  let latest = 0;
  let isUnderWay = false;
  return {
    isUnderWay: () => isUnderWay,
    begin(heard) {
      const mine = ++latest;
      isUnderWay = true;
      const end = (tell: () => void) => {
        if (mine !== latest) return;
        isUnderWay = false;
        tell();
      };
      return {
        opened: () => {
          if (mine === latest) heard.opened();
        },
        written: () => end(() => heard.written()),
        failed: (reason) => end(() => heard.failed(reason)),
      };
    },
    forget() {
      latest += 1;
      isUnderWay = false;
    },
  };
}
