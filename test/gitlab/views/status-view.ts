import type { Site } from "../http/site.ts";

interface Words {
  readonly icon: string;
  readonly text: string;
  readonly label: string;
  readonly group: string;
}

const plain = (status: string): Words => ({ icon: `status_${status}`, text: status, label: status, group: status });

const WORDS: Readonly<Record<string, Words>> = {
  success: { icon: "status_success", text: "passed", label: "passed", group: "success" },
  warnings: { icon: "status_warning", text: "warning", label: "passed with warnings", group: "success-with-warnings" },
  canceling: { icon: "status_canceled", text: "canceling", label: "canceling", group: "canceling" },
  manual: { icon: "status_manual", text: "blocked", label: "waiting for manual action", group: "manual" },
  scheduled: { icon: "status_scheduled", text: "scheduled", label: "waiting for delayed job", group: "scheduled" },
  waiting_for_resource: {
    icon: "status_pending",
    text: "waiting",
    label: "waiting for resource",
    group: "waiting-for-resource",
  },
  waiting_for_callback: {
    icon: "status_pending",
    text: "waiting",
    label: "waiting for callback",
    group: "waiting-for-callback",
  },
};

/** What the web page would show for a status. */
export function statusView(site: Site, status: string, path: string, options: { readonly warnings: boolean }) {
  const words = WORDS[status === "success" && options.warnings ? "warnings" : status] ?? plain(status);
  const shown = words.icon.replace("status_", "");
  return {
    icon: words.icon,
    text: words.text,
    label: words.label,
    group: words.group,
    tooltip: words.label,
    has_details: true,
    details_path: `${site.root}${path}`,
    illustration: null,
    favicon: `${site.root}/assets/ci_favicons/favicon_status_${shown}.png`,
  };
}
