"""Customers and orders, as one agent sees them who asks."""

from bot.texts.lines import Line

LINES = {
    "details.title": Line(
        "*{ref}のお客様*（あなただけに表示しています）",
        "*Customer of {ref}* (only you can see this)",
    ),
    "details.recorded": Line(
        "連絡先を表示したことは履歴に記録されます。", "This look at the contact data is recorded."
    ),
    "customer.name": Line("お名前：{name}", "Name: {name}"),
    "customer.kana": Line("フリガナ：{kana}", "Reading: {kana}"),
    "customer.company": Line("会社名：{company}", "Company: {company}"),
    "customer.email": Line("メール：{email}", "E-mail: {email}"),
    "customer.phone": Line("電話：{phone}", "Phone: {phone}"),
    "customer.language": Line("言語：{language}", "Language: {language}"),
    "customer.account": Line(
        "{marketplace}のアカウント：{account}", "{marketplace} account: {account}"
    ),
    "customer.tickets": Line("チケット：{refs}", "Tickets: {refs}"),
    "customer.ticket": Line("{ref}：{status}", "{ref}: {status}"),
    "customer.other_tickets": Line("ほかのチケット：{refs}", "Other tickets: {refs}"),
    "customer.orders": Line("注文：{orders}", "Orders: {orders}"),
    "customer.no_orders": Line("登録された注文はありません。", "No orders on file."),
    "customer.found": Line("*「{query}」に一致するお客様*", '*Customers matching "{query}"*'),
    "customer.none": Line(
        "「{query}」に一致するお客様は見つかりませんでした。名前、メール、アカウント、"
        "注文番号、チケット番号で検索できます。",
        'No customer matches "{query}". You can look for a name, e-mail, account, order or ticket.',
    ),
    "customer.more": Line(
        "ほかに{count}名います。言葉を足して絞り込んでください。",
        "{count} more. Add a word to narrow it down.",
        "1 more. Add a word to narrow it down.",
    ),
    "customer.only_you": Line("あなただけに表示しています。", "Only you can see this."),
    "order.title": Line("*注文 {order}*", "*Order {order}*"),
    "order.marketplace": Line("購入先：{marketplace}", "Bought on: {marketplace}"),
    "order.placed": Line("注文日：{day}", "Ordered: {day}"),
    "order.status": Line("状況：{status}", "Status: {status}"),
    "order.status.pending": Line("保留中", "Pending"),
    "order.status.unshipped": Line("未発送", "Not shipped yet"),
    "order.status.partially_shipped": Line("一部発送済み", "Partly shipped"),
    "order.status.shipped": Line("発送済み", "Shipped"),
    "order.status.delivered": Line("配達済み", "Delivered"),
    "order.status.canceled": Line("キャンセル済み", "Canceled"),
    "order.status.returned": Line("返品済み", "Returned"),
    "order.status.refunded": Line("返金済み", "Refunded"),
    "order.total": Line("合計：{total}", "Total: {total}"),
    "order.line": Line("{title}　×{count}　{amount}", "{title} × {count} · {amount}"),
    "order.customer": Line("お客様：{customer}", "Customer: {customer}"),
    "order.none": Line(
        "注文「{order}」は見つかりませんでした。番号（例：249-1234567-1234567）"
        "を確認してください。",
        'Couldn\'t find order "{order}". Please check the number (like 249-1234567-1234567).',
    ),
    "order.none_on_ticket": Line(
        "{ref}に登録された注文はありません。", "{ref} has no orders on file."
    ),
}
