// The page's own words: a desk speaks its people's language, the rest the browser's.

const JA = {
  desk: "東京", person: "使う人", rooms: "チャンネル", apps: "アプリ", home: "ホーム", chat: "メッセージ",
  also: "チャンネルにも投稿する", thread: "スレッド", back: "スレッドを閉じる", send: "送信", messages: "メッセージの一覧",
  write: (room) => `${room} へのメッセージ（/ でコマンド）`, answer: "スレッドに返信する",
  replies: (n) => `${n}件の返信`, last: (time) => `最終返信：${time}`,
  start: "スレッドで返信する", react: "リアクションする", more: "その他",
  edit: "メッセージを編集", remove: "メッセージを削除", sure: "このメッセージを削除しますか。", deleting: "削除",
  only: "あなただけに表示されています", dismiss: "閉じる", edited: "（編集済み）", app: "アプリ",
  close: "閉じる", cancel: "キャンセル", save: "変更を保存", optional: "（任意）", commands: "コマンド",
  empty: "ホームにはまだ何もありません。", quiet: "まだメッセージはありません。",
  one: (who, text) => `${who}：${text}`, several: (n) => `新しいメッセージ${n}件`, table: "表",
  guest: "ゲスト", stranger: "社外", unread: (n) => `未読${n}件`, global: "ショートカット",
  awaited: (app) => `${app}の応答待ち…`, joined: (who) => `${who} がチャンネルに参加しました`,
  left: (who) => `${who} がチャンネルから退出しました`,
  details: "詳細", leave: "詳細を閉じる", loading: "読み込み中…", again: "もう一度試す", refresh: "最新の内容に更新",
  facts: { status: "ステータス", assignee: "担当者", date_created: "作成", date_updated: "最終更新", description: "内容" },
  denied: {
    restricted: () => "ここでは表示できません。あなた、またはこの会話にいるほかの人に、見る権限がありません。",
    not_found: () => "見つかりません。削除された可能性があります。",
    timeout: (app) => `${app}から応答がありませんでした。`,
    internal_error: (app) => `${app}側の問題で表示できませんでした。`,
  },
};

const EN = {
  desk: "Seattle", person: "Acting as", rooms: "Channels", apps: "Apps", home: "Home", chat: "Messages",
  also: "Also send to channel", thread: "Thread", back: "Close thread", send: "Send", messages: "Messages",
  write: (room) => `Message ${room} (/ for commands)`, answer: "Reply in thread",
  replies: (n) => (n === 1 ? "1 reply" : `${n} replies`), last: (time) => `Last reply ${time}`,
  start: "Reply in thread", react: "Add a reaction", more: "More actions",
  edit: "Edit message", remove: "Delete message", sure: "Delete this message?", deleting: "Delete",
  only: "Only visible to you", dismiss: "Dismiss", edited: "(edited)", app: "APP",
  close: "Close", cancel: "Cancel", save: "Save changes", optional: "(optional)", commands: "Commands",
  empty: "Nothing on Home yet.", quiet: "No messages yet.",
  one: (who, text) => `${who}: ${text}`, several: (n) => (n === 1 ? "1 new message" : `${n} new messages`), table: "Table",
  guest: "guest", stranger: "external", unread: (n) => `${n} unread`, global: "Shortcuts",
  awaited: (app) => `Waiting for ${app}…`, joined: (who) => `${who} has joined the channel`,
  left: (who) => `${who} has left the channel`,
  details: "Details", leave: "Close details", loading: "Loading…", again: "Try again", refresh: "Refresh",
  facts: { status: "Status", assignee: "Assignee", date_created: "Created", date_updated: "Updated", description: "Description" },
  denied: {
    restricted: () => "This can't be shown here: you or somebody else in this conversation doesn't have access to it.",
    not_found: () => "This can't be found. It may have been deleted.",
    timeout: (app) => `${app} didn't answer.`,
    internal_error: (app) => `${app} couldn't show this because of a problem on its side.`,
  },
};

export const wordsOf = (language) => (language === "ja" ? JA : EN);

const PAGE_JA = {
  tokyo: "東京", seattle: "Seattle", pane: "お客様", wire: "通信", panes: "表示する画面",
  gone: "サンドボックスにつながりません。つながりしだい、続きから表示します。",
  faults: "障害を起こす", again: (n) => `再送を待つイベント：${n}件`, hurry: "1分進める",
  clear: "一覧を空にする", filter: "絞り込み", none: "まだ通信はありません。", request: "送った内容",
  answer: "返ってきた内容", retry: (n) => `再送${n}回目`, all: "すべて解除", left: (n) => `残り${n}回`,
  tour: "案内", fill: "入力する", where: "場所を示す", skip: "次へ進む", anew: "最初から", language: "English",
  fold: "案内を閉じる", next: "次の画面へ（F6）", yet: "まだ届いていません。少し待ってください。",
  absent: "そのボタンは、もうありません。次へ進んでください。",
};

const PAGE_EN = {
  tokyo: "東京", seattle: "Seattle", pane: "Customers", wire: "Traffic", panes: "Panes",
  gone: "The sandbox can't be reached. The page goes on as soon as it can.",
  faults: "Break something", again: (n) => `Events waiting to be sent again: ${n}`, hurry: "Skip a minute",
  clear: "Clear the list", filter: "Filter", none: "Nothing has been sent yet.", request: "Sent",
  answer: "Answered", retry: (n) => `retry ${n}`, all: "Clear all", left: (n) => `${n} left`,
  tour: "Tour", fill: "Fill it in", where: "Show me where", skip: "Skip this step", anew: "Start again",
  language: "日本語", fold: "Close the tour", next: "Next pane (F6)", yet: "It hasn't arrived yet. Give it a moment.",
  absent: "That button isn't there any more. Skip this step to go on.",
};

export const pageLanguage = navigator.language.startsWith("ja") ? "ja" : "en";
// Titles from outside say both, "日本語 / English".
export const inPageLanguage = (title) => {
  const [ja, en = ja] = title.split(" / ");
  return pageLanguage === "ja" ? ja : en;
};
export const pageWordsOf = (language) => (language === "ja" ? PAGE_JA : PAGE_EN);
export const pageWords = pageWordsOf(pageLanguage);
