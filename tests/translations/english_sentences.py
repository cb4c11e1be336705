"""English to customers: sentences to leave alone, and heavy ones beside what they become."""

GOOD = """
Thanks for getting in touch.
Thank you for your patience.
Hi Emily,
Hello,
I'm sorry about the delay.
We're sorry your order arrived damaged.
Your order 112-1234567-1234567 shipped on Tue, Nov 24.
It should reach you by Fri, Nov 27.
We've refunded $38.00 to your card.
I've attached the label.
Please keep the box until we've had a look.
Could you send us a photo of the plug?
The warranty covers one year from the date of purchase.
We can't take back opened software, but we can exchange it.
Unfortunately, this color is sold out.
That's great news!
I checked with our warehouse in Tokyo.
Your message was very kind, thank you.
She kindly offered to wait.
The kindest thing is to replace it.
Please reply to this message with your size.
It weighs 2 lb (900 g).
We'll write again as soon as we know more.
You told us the lid was cracked.
If you'd rather have a refund, just say so.
Take the battery out before you travel.
San Francisco is one of our pickup points.
Our office in San Jose opens at 9:00 AM PST.
Best regards,
Thanks again,
Is the light red or green?
There's no charge for the return.
The manual says "Please be advised that it gets hot".
You can return it within 30 days.
Here's the tracking number: 1Z999AA10123456784.
See https://example.com/please-kindly for the steps.
We ship to Japan as well.
I understand how frustrating this is.
The replacement is on its way.
It works with both 100 V and 120 V.
We apologize for the delay and have shipped a new one today.
Sorry about the mix-up.
Your refund takes 3 to 5 business days.
Could we send you the black one instead?
Let us know which you prefer.
The price was ¥4,980, about $32.
I've added a note to your order.
You don't need to send the old one back.
Press and hold the button for 3 seconds.
Please unplug it right away.
We close on Thanksgiving.
Have you tried another cable?
It's covered, so you won't pay anything.
We received your return this morning.
Thanks for the photos, they help a lot.
The missing screws are in the mail.
You'll get an e-mail when it ships.
We changed the address, as you asked.
What does the label on the back say?
Happy to help.
""".strip().splitlines()

HEAVY = dict(
    pair.split(" → ", 1)
    for pair in """
I am so sorry!!! → I'm sorry.
I'm so sorry about the delay. → I'm sorry about the delay.
We are deeply sorry about the delay. → We're sorry about the delay.
We deeply apologize for the delay. → We apologize for the delay.
We deeply apologize for the inconvenience we have caused you. → We're sorry for the trouble.
We sincerely apologize for any inconvenience this may have caused. → We're sorry for the trouble.
We apologize for the inconvenience. → We're sorry for the trouble.
Please accept our deepest apologies. → We're sorry.
Sorry about the delay. We apologize for the inconvenience. → Sorry about the delay.
We're sorry. It ships today. Once again, we are very sorry. → We're sorry. It ships today.
We humbly thank you. → We thank you.
We humbly request your reply. → We request your reply.
Please be advised that your order has shipped. → Your order has shipped.
Please be informed that we close at 5. → We close at 5.
Kindly do the needful. → Please take care of this.
Please do the needful. → Please take care of this.
Kindly send us a photo. → Please send us a photo.
Please kindly send us a photo. → Please send us a photo.
Tanaka-san, it's on its way. → Tanaka, it's on its way.
Hi Tanaka-sama, → Hi Tanaka,
Dear Customer-sama, → Hi,
Dear honored customer, → Hi,
Dear valued customer, → Hi,
Dear esteemed customer: → Hi:
Dear Sir or Madam, → Hello,
To whom it may concern, → Hello,
Thank you very much for your continued patronage. → Thanks for being our customer.
Thank you for always taking care of us. → Thank you.
We are always indebted to you. → Thank you for being our customer.
We beg your kind understanding. → Thank you for your understanding.
We appreciate your understanding and cooperation. → Thank you for your understanding.
We looked into your esteemed order. → We looked into your order.
Thank you in advance for your cooperation. → Thank you for your help.
Please treat me favorably. → Thank you.
Could you kindly send a photo? → Could you please send a photo?
Please find attached the label. → I've attached the label.
Please find enclosed herewith the label. → I've attached the label.
As per your request, we changed it. → As you asked in your request, we changed it.
It shipped as per the plan. → It shipped according to the plan.
With regard to your order, it shipped. → About your order, it shipped.
I'm writing in regards to your order. → I'm writing about your order.
In the event that it breaks, write to us. → If it breaks, write to us.
It's late due to the fact that it snowed. → It's late because it snowed.
Send it at your earliest convenience. → Send it when you can.
At this point in time it's sold out. → Right now it's sold out.
In order to return it, use the label. → To return it, use the label.
Unplug it prior to cleaning. → Unplug it before cleaning.
Please do not hesitate to contact us. → Please write to us.
Don't hesitate to call. → Please call.
We would like to inform you that it shipped. → It shipped.
We are pleased to inform you that it shipped. → It shipped.
I am writing to inform you that it shipped. → It shipped.
We hereby confirm your order. → We confirm your order.
We'll replace the aforementioned item. → We'll replace the item.
I'll revert back tomorrow. → I'll get back to you tomorrow.
Please utilize the label. → Please use the label.
We will endeavor to ship today. → We will try to ship today.
The sale will commence at noon. → The sale will start at noon.
Yours faithfully, → Best regards,
Respectfully yours, → Best regards,
Upon receipt of the item, we refund you. → Once we have the item, we refund you.
Thanking you in anticipation. → Thank you.
We regret to inform you that it's sold out. → Unfortunately, it's sold out.
As I already mentioned, it shipped. → It shipped.
As previously stated, it shipped. → It shipped.
You claim that it arrived broken. → You told us it arrived broken.
You are required to send a photo. → Please send a photo.
We received your complaint. → We received your message.
Obviously, it's broken. → It's broken.
Dear Mr./Ms. Smith, → Dear Smith,
Thank you!!! → Thank you.
Is it broken??? → Is it broken?
""".strip().splitlines()
)

UNSURE = {
    "You failed to return it.": "cold",
    "You must send a photo.": "cold",
    "There is nothing we can do.": "cold",
    "Dear Mr. Smith,": "title",
    "Thanks 😊": "emoji",
    "I'm sorry. We're sorry, but it's sold out.": "apology",
}
