"""The pages that somebody sees who installs the app in a workspace."""

from bot.texts.lines import Line

LINES = {
    "install.again": Line("もう一度インストールする", "Start the installation again"),
    "install.done": Line(
        "{workspace}にKakehashiをインストールしました",
        "Kakehashi is installed in {workspace}",
    ),
    "install.done.next": Line(
        "Slackに戻り、サポート用のチャンネルで「/invite @kakehashi」と入力してください。"
        "入力すると、チケットの投稿が始まります。このページは閉じてかまいません。",
        "Go back to Slack and type “/invite @kakehashi” in your support channel; tickets appear "
        "there from then on. You can close this page.",
    ),
    "install.access_denied": Line("インストールしませんでした", "Nothing was installed"),
    "install.access_denied.next": Line(
        "Slackの確認画面でキャンセルされたか、アプリを追加する権限がありません。"
        "権限がない場合は、ワークスペースの管理者に依頼してください。",
        "You pressed Cancel in Slack, or your workspace lets only admins add apps. In that case, "
        "please ask an admin.",
    ),
    "install.invalid_browser": Line(
        "インストールを始めたブラウザで開いてください",
        "Please finish in the browser you started in",
    ),
    "install.invalid_browser.next": Line(
        "このブラウザではインストールを始めていないか、Cookieが無効になっています。"
        "何もインストールしていません。",
        "The installation wasn't started in this browser, or cookies are turned off. Nothing was "
        "installed.",
    ),
    "install.invalid_state": Line("このリンクは使えなくなりました", "This link no longer works"),
    "install.invalid_state.next": Line(
        "リンクは10分間、1回だけ使えます。何もインストールしていません。",
        "It works once, for ten minutes. Nothing was installed.",
    ),
    "install.missing_code": Line("Slackからの情報が足りません", "Slack's answer was incomplete"),
    "install.missing_code.next": Line(
        "何もインストールしていません。最初からやり直してください。",
        "Nothing was installed. Please start again.",
    ),
    "install.invalid_code": Line(
        "Slackが確認コードを受け付けませんでした", "Slack didn't accept the code"
    ),
    "install.invalid_code.next": Line(
        "何もインストールしていません。繰り返し表示される場合は、管理者がSLACK_CLIENT_IDと"
        "SLACK_CLIENT_SECRETを確認してください。",
        "Nothing was installed. If this keeps happening, whoever runs the bot should check "
        "SLACK_CLIENT_ID and SLACK_CLIENT_SECRET.",
    ),
    "install.not_ours": Line(
        "このワークスペース（{workspace}）は登録されていません",
        "This workspace ({workspace}) isn't on the list",
    ),
    "install.not_ours.next": Line(
        "インストールは取り消しました。利用するには、管理者が設定ファイルの[[teams]]の"
        "workspaceに{workspace}を書き、ボットを再起動する必要があります。",
        "The installation was undone. To allow it, whoever runs the bot names {workspace} as "
        "workspace under [[teams]] in the configuration and restarts the bot.",
    ),
    "install.organisation": Line(
        "組織全体へのインストールには対応していません",
        "Installing for a whole organization isn't supported",
    ),
    "install.organisation.next": Line(
        "インストールは取り消しました。ワークスペースごとにインストールしてください。",
        "The installation was undone. Please install in each workspace by itself.",
    ),
    "install.unreachable": Line("Slackに接続できませんでした", "Slack couldn't be reached"),
    "install.unreachable.next": Line(
        "インストールが終わったか確認できませんでした。しばらくしてからやり直してください。",
        "We can't tell whether the installation finished. Please try again in a few minutes.",
    ),
    "install.failed": Line("インストールできませんでした", "The installation failed"),
    "install.failed.next": Line(
        "しばらくしてからやり直してください。繰り返す場合は、管理者がボットのログを"
        "確認してください。",
        "Please try again in a few minutes. If it fails again, whoever runs the bot should look "
        "at its log.",
    ),
}
