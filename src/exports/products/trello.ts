import type { Product } from './product.ts'

/** Actions that do not change the state of a card. */
const WITHOUT_EFFECT = [
  'addAttachmentToCard',
  'addChecklistToCard',
  'addLabelToCard',
  'addMemberToBoard',
  'addMemberToCard',
  'addMemberToOrganization',
  'addToOrganizationBoard',
  'copyBoard',
  'copyChecklist',
  'createBoard',
  'createCheckItem',
  'createCustomField',
  'createLabel',
  'createList',
  'deleteAttachmentFromCard',
  'deleteCheckItem',
  'deleteComment',
  'deleteCustomField',
  'deleteLabel',
  'disablePlugin',
  'enablePlugin',
  'makeAdminOfBoard',
  'makeNormalMemberOfBoard',
  'makeObserverOfBoard',
  'moveListFromBoard',
  'moveListToBoard',
  'removeChecklistFromCard',
  'removeFromOrganizationBoard',
  'removeLabelFromCard',
  'removeMemberFromBoard',
  'removeMemberFromCard',
  'updateBoard',
  'updateCard',
  'updateCheckItem',
  'updateCheckItemStateOnCard',
  'updateChecklist',
  'updateComment',
  'updateCustomField',
  'updateCustomFieldItem',
  'updateLabel',
  'updateList',
  'voteOnCard',
]

/**
 * Trello: a board exported as JSON, or the list of its actions. A card that moves to another list has the name of that
 * list as its state, so the document maps the lists: `"states": { "Done": "resolved" }`. Every other action has its type
 * as its state; the first comment is the first response.
 *
 * Keys: https://developer.atlassian.com/cloud/trello/guides/rest-api/object-definitions/#action-object
 * Types of actions: https://mrrefactoring.github.io/trello.js/api/models/actionCopyCommentCard/ and its siblings, and
 * https://gist.github.com/7rulnik/12286e9542232661a6011ecfea3d02c0; those of custom fields and plug-ins are untried.
 *
 * Trello has no priority: the document gives all cards one, as in `"severities": { "": "medium" }`. An export has the
 * last 1,000 actions of a board: a card whose first action is not its creation is not judged.
 */
export const trello: Product = {
  shapes: ['log'],
  list: 'actions',
  columns: {
    id: ['data.card.id'],
    at: ['date'],
    state: ['data.listAfter.name', 'type'],
    severity: [],
  },
  states: {
    createCard: 'open',
    copyCard: 'open',
    emailCard: 'open',
    convertToCardFromCheckItem: 'open',
    moveCardToBoard: 'open',
    commentCard: 'responded',
    copyCommentCard: 'ignored',
    moveCardFromBoard: 'resolved',
    deleteCard: 'resolved',
    ...Object.fromEntries(WITHOUT_EFFECT.map(type => [type, 'ignored' as const])),
  },
}
