/** What people do through the admin API and the dashboard. */
export type AdminSignal =
  /** A token was wrong, or no token at all. */
  | { readonly kind: "admin-not-authentic"; readonly address: string; readonly path: string }
  | { readonly kind: "admin-logged-in"; readonly address: string; readonly access: "read" | "act" }
  /** Somebody changed something by hand. */
  | {
      readonly kind: "admin-acted";
      readonly address: string;
      readonly action: "release" | "cancel" | "redeliver";
      /** The delivery it was done to, or the event, or in words which ones. */
      readonly to: string;
      /** What came of it, where something new did: the first of the new deliveries. */
      readonly made?: string;
      readonly count: number;
    };
