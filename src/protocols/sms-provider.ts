// What the Administrator console asks the SMS Provider over its WMI connection. DCOM itself is not simulated here:
// a call is one message on a TCP connection to the provider (rule `provider.connection`).

/** The lab's stand-in for the provider's end point, until DCOM is simulated. */
export const smsProviderPort = 1029;

export type SmsProviderMessage =
  | {
      readonly protocol: 'sms-provider';
      readonly type: 'rights-query';
      readonly user: string;
      readonly resource: string;
    }
  | { readonly protocol: 'sms-provider'; readonly type: 'rights-answer'; readonly isAllowed: boolean }
  | { readonly protocol: 'sms-provider'; readonly type: 'resource-query'; readonly resource: string }
  | {
      readonly protocol: 'sms-provider';
      readonly type: 'resource-answer';
      /** Absent when the database knows no such resource. */
      readonly record?: {
        readonly resourceId: number;
        readonly name: string;
        readonly ipAddresses: readonly string[];
        readonly ipxAddresses: readonly string[];
      };
    };
