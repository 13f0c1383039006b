import { GithubIssues } from './github-issues.ts'
import type { Product } from './product.ts'

/** Types that say nothing about a ticket. The document can give any of them a meaning. */
const WITHOUT_EFFECT = [
  'added_to_merge_queue',
  'added_to_project',
  'added_to_project_v2',
  'auto_merge_disabled',
  'auto_merge_enabled',
  'auto_rebase_enabled',
  'auto_squash_enabled',
  'automatic_base_change_failed',
  'automatic_base_change_succeeded',
  'base_ref_changed',
  'base_ref_deleted',
  'base_ref_force_pushed',
  'blocked_by_added',
  'blocked_by_removed',
  'blocking_added',
  'blocking_removed',
  'comment_deleted',
  'commit-commented',
  'committed',
  'connected',
  'convert_to_draft',
  'converted_from_draft',
  'converted_note_to_issue',
  'converted_to_discussion',
  'copilot_work_finished',
  'copilot_work_started',
  'cross-referenced',
  'demilestoned',
  'deployed',
  'deployment_environment_changed',
  'disconnected',
  'head_ref_deleted',
  'head_ref_force_pushed',
  'head_ref_restored',
  'issue_type_added',
  'issue_type_changed',
  'issue_type_removed',
  'line-commented',
  'locked',
  'marked_as_duplicate',
  'mentioned',
  'milestoned',
  'moved_columns_in_project',
  'parent_issue_added',
  'parent_issue_removed',
  'pinned',
  'project_v2_item_status_changed',
  'ready_for_review',
  'referenced',
  'removed_from_merge_queue',
  'removed_from_project',
  'removed_from_project_v2',
  'renamed',
  'review_dismissed',
  'review_request_removed',
  'sub_issue_added',
  'sub_issue_removed',
  'subscribed',
  'transferred',
  'unassigned',
  'unlocked',
  'unmarked_as_duplicate',
  'unpinned',
  'unsubscribed',
  'user_blocked',
]

/** The people whose comments and reviews are not answers of the team, as {@link GithubIssues} names them. */
const OTHERS = ['by a bot', 'by others']

/**
 * GitHub: issues and pull requests with their timelines, as `gh api` prints them: each issue, followed by its timeline.
 * `gh api --paginate` may print one list per page, and `--slurp` a list of lists. The list of all events of a repository
 * (`/repos/{owner}/{repo}/issues/events`) names the issue of each event, but has no comments and no reviews.
 *
 * Types and keys: https://docs.github.com/en/rest/using-the-rest-api/issue-event-types
 * Timelines: https://docs.github.com/en/rest/issues/timeline
 * Associations: https://docs.github.com/en/graphql/reference/enums#commentauthorassociation
 *
 * The first comment or review by a member of the team is the first response; one by the author of the issue is a
 * customer's reply. Labels that `severities` names are severities; the latest one counts. Untried: the types that the
 * page of types does not have, such as those of sub-issues.
 */
export const githubTimeline: Product = {
  shapes: ['events'],
  columns: {
    id: ['number'],
    at: ['at'],
    type: ['type'],
    severity: ['severity'],
    reason: ['reason'],
    group: ['group'],
    assignee: ['assignee'],
    channel: [],
    calendar: [],
    name: [],
    requestKind: [],
  },
  events: {
    opened: 'reported',
    commented: 'responded',
    reviewed: 'responded',
    'commented by the author': 'customerReplied',
    'reviewed by the author': null,
    labeled: 'severityChanged',
    unlabeled: 'severityChanged',
    assigned: 'assigned',
    review_requested: 'assigned',
    closed: 'resolved',
    merged: 'resolved',
    reopened: 'reopened',
    ...Object.fromEntries(['commented', 'reviewed'].flatMap(type => OTHERS.map(who => [`${type} ${who}`, null]))),
    ...Object.fromEntries(WITHOUT_EFFECT.map(type => [type, null])),
  },
  signature: /\/issues\/events\/\d+"/,
  rowMaker: settings => new GithubIssues(settings),
}
